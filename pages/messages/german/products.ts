/** What to do in one product. Names that its own pages have stand in [[ ]], in English. */
export const products: Readonly<Record<string, string>> = {
  'Clients > your client > Client scopes > "<client>-dedicated" > Add mapper > By configuration > Authentication Method Reference (AMR). Leave "Add to ID token" on. By itself this mapper sends an empty array.':
    '[[Clients]] > Ihr Client > [[Client scopes]] > [["<client>-dedicated"]] > [[Add mapper > By configuration > Authentication Method Reference (AMR)]]. Lassen Sie [["Add to ID token"]] eingeschaltet. Für sich allein sendet dieser Mapper ein leeres Array.',
  'Authentication > Flows: the built-in browser flow cannot be changed, so duplicate it and make the copy the browser flow (Action > Bind flow).':
    '[[Authentication > Flows]]: Der mitgelieferte [[browser flow]] lässt sich nicht ändern; duplizieren Sie ihn und machen Sie die Kopie zum [[browser flow]] ([[Action > Bind flow]]).',
  'In the copy open the settings (gear) of Username Password Form: Authenticator Reference "pwd", Authenticator Reference Max Age the lifetime of the SSO session in seconds, e.g. 36000.':
    'Öffnen Sie in der Kopie die Einstellungen (Zahnrad) von [[Username Password Form]]: [[Authenticator Reference]] "pwd", [[Authenticator Reference Max Age]] die Lebensdauer der SSO-Sitzung in Sekunden, z. B. 36000.',
  'Do the same for OTP Form, and for every other second factor in the flow: Authenticator Reference "mfa", the same max age. Left empty it counts as 0, and the value is gone one second after the factor was used.':
    'Tun Sie dasselbe für [[OTP Form]] und jeden anderen zweiten Faktor des Ablaufs: [[Authenticator Reference]] "mfa", dasselbe [[max age]]. Leer gilt es als 0, und der Wert ist eine Sekunde nach Verwendung des Faktors verschwunden.',
  'Sign out everywhere and run amrcheck again.':
    'Melden Sie sich überall ab und starten Sie amrcheck erneut.',
  'Authentication > Flows > your browser flow: open the settings (gear) of every execution that has an Authenticator Reference.':
    '[[Authentication > Flows]] > Ihr [[browser flow]]: Öffnen Sie die Einstellungen (Zahnrad) jeder Ausführung, die eine [[Authenticator Reference]] hat.',
  'Set Authenticator Reference Max Age to the lifetime of the SSO session in seconds, e.g. 36000. Left empty it counts as 0: the value is gone one second after the factor was used, so it is missing after a refresh, on re-use of the session, and now and then at once.':
    'Setzen Sie [[Authenticator Reference Max Age]] auf die Lebensdauer der SSO-Sitzung in Sekunden, z. B. 36000. Leer gilt es als 0: Der Wert ist eine Sekunde nach Verwendung des Faktors verschwunden und fehlt daher nach dem Erneuern, bei erneuter Nutzung der Sitzung und manchmal auch sofort.',
  'Before 26.6 Keycloak always says urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified, whatever was used, and no setting changes that: update it, best to 26.6.6, 26.7 or later.':
    'Vor 26.6 sagt Keycloak immer urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified, was auch verwendet wurde, und keine Einstellung ändert das: Aktualisieren Sie es, am besten auf 26.6.6, 26.7 oder neuer.',
  'Start it with the feature step-up authentication for SAML (STEP_UP_AUTHENTICATION_SAML), which is a preview and off by default.':
    'Starten Sie es mit dem Feature für Hochstufung über SAML (STEP_UP_AUTHENTICATION_SAML), einer Vorschau, die von sich aus ausgeschaltet ist.',
  'In the sub-flow of the second factor add the condition "Level of Authentication" with level 2, max age the lifetime of the SSO session.':
    'Fügen Sie im Teilablauf des zweiten Faktors die Bedingung [["Level of Authentication"]] mit Stufe 2 hinzu, [[max age]] die Lebensdauer der SSO-Sitzung.',
  'Map http://schemas.microsoft.com/claims/multipleauthn to level 2 in the client (attribute acr.loa.map), and add the mapper "AuthnContextClassRef mapper" to it.':
    'Ordnen Sie im Client http://schemas.microsoft.com/claims/multipleauthn der Stufe 2 zu (Attribut acr.loa.map) und fügen Sie ihm den Mapper [["AuthnContextClassRef mapper"]] hinzu.',
  'Manager > OpenID Connect Relying Parties > your client > Macros: add rp_amr with the value $_2f ? "pwd; otp; mfa" : "pwd". The session key _2f holds the second factor that was passed.':
    '[[Manager > OpenID Connect Relying Parties]] > Ihr Client > [[Macros]]: Fügen Sie rp_amr mit dem Wert $_2f ? "pwd; otp; mfa" : "pwd" hinzu. Der Sitzungsschlüssel _2f enthält den bestandenen zweiten Faktor.',
  'Exported attributes of the client: add amr with the variable rp_amr, type string, array "always", so that a single value is an array too.':
    '[[Exported attributes]] des Clients: Fügen Sie amr mit der Variable rp_amr hinzu, Typ [[string]], Array [["always"]], damit auch ein einzelner Wert ein Array ist.',
  'Make the claim part of a scope that the client asks for: Options > Extra claims, with the scope as key and amr as value.':
    'Machen Sie den Claim zum Teil eines Bereichs, den der Client anfordert: [[Options > Extra claims]], mit dem Bereich als Schlüssel und amr als Wert.',
  'Options > Advanced: switch "Force claims to be returned in ID Token" on.':
    '[[Options > Advanced]]: Schalten Sie [["Force claims to be returned in ID Token"]] ein.',
  'No setting does it: the class follows from the level of the session (2 Password, 3 PasswordProtectedTransport, 4 Kerberos, 5 TLSClient, else unspecified), and RequestedAuthnContext is ignored.':
    'Keine Einstellung bewirkt es: Die Klasse folgt aus der Stufe der Sitzung (2 Password, 3 PasswordProtectedTransport, 4 Kerberos, 5 TLSClient, sonst unspecified), und RequestedAuthnContext wird nicht beachtet.',
  'Write a plugin of the portal with the hook samlBuildAuthnResponse that sets AuthnContextClassRef to http://schemas.microsoft.com/claims/multipleauthn, only where the session has the key _2f: it holds the second factor that was passed.':
    'Schreiben Sie ein Plug-in des Portals mit dem Hook samlBuildAuthnResponse, das AuthnContextClassRef auf http://schemas.microsoft.com/claims/multipleauthn setzt, und nur, wenn die Sitzung den Schlüssel _2f hat: Er enthält den bestandenen zweiten Faktor.',
  'Have the sign-on policy of the application demand two factors in every rule that can allow this user: mfa is sent when more than one factor was used.':
    'Lassen Sie die Anmelderichtlinie der Anwendung in jeder Regel, die diesen Benutzer zulassen kann, zwei Faktoren verlangen: mfa wird gesendet, wenn mehr als ein Faktor verwendet wurde.',
  'If the second factor comes from another identity provider of Okta, pass its amr on ("Use standard AMR value format" in the Org2Org application).':
    'Kommt der zweite Faktor von einem anderen Identitätsanbieter von Okta, geben Sie dessen amr weiter ([["Use standard AMR value format"]] in der Anwendung [[Org2Org]]).',
  'Office 365 application > Sign On: switch on "Okta MFA from Azure AD".':
    'Anwendung [[Office 365]] > [[Sign On]]: Schalten Sie [["Okta MFA from Azure AD"]] ein.',
  'Demand MFA in every rule of the sign-on policy that can allow this user; in Identity Engine the claim is not sent otherwise.':
    'Verlangen Sie MFA in jeder Regel der Anmelderichtlinie, die diesen Benutzer zulassen kann; in [[Identity Engine]] wird der Claim sonst nicht gesendet.',
  'Open Microsoft 365 straight after MFA: Okta does not pass the claim on later.':
    'Öffnen Sie Microsoft 365 unmittelbar nach MFA: Später gibt Okta den Claim nicht weiter.',
  'Look for users and groups who are excluded from the MFA rule of the application: Okta documents that it says MFA for them too.':
    'Suchen Sie nach Benutzern und Gruppen, die von der MFA-Regel der Anwendung ausgenommen sind: Okta dokumentiert, dass es MFA auch für sie sagt.',
  'Take the exclusions away, so that nobody is let in by a rule without MFA.':
    'Nehmen Sie die Ausnahmen zurück, damit keine Regel jemanden ohne MFA einlässt.',
  'In the Org2Org application switch on "Use standard AMR value format"; without it the values are Okta\'s own.':
    'Schalten Sie in der Anwendung [[Org2Org]] [["Use standard AMR value format"]] ein; ohne es sind die Werte Oktas eigene.',
  'Have multi-factor authentication demanded of this user: in a post-login Action call api.multifactor.enable("any", { allowRememberBrowser: false }).':
    'Lassen Sie von diesem Benutzer Multi-Faktor-Authentifizierung verlangen: Rufen Sie in einer [[Action]] für [[post-login]] api.multifactor.enable("any", { allowRememberBrowser: false }) auf.',
  'To have it demanded by the request, set acrValues: http://schemas.openid.net/pape/policies/2007/06/multi-factor for the target, and read event.transaction.acr_values in the Action.':
    'Damit die Anfrage sie verlangt, setzen Sie für das Ziel acrValues: http://schemas.openid.net/pape/policies/2007/06/multi-factor und lesen Sie in der [[Action]] event.transaction.acr_values.',
  'Use the v1.0 issuer (https://sts.windows.net/<tenant>/): v2.0 tokens have no amr.':
    'Verwenden Sie den v1.0-Aussteller (https://sts.windows.net/<tenant>/): v2.0-Token haben kein amr.',
  'Demand it for the application: an access control policy with multi-factor authentication, or Set-AdfsAdditionalAuthenticationRule with a rule that issues the authentication method http://schemas.microsoft.com/claims/multipleauthn.':
    'Verlangen Sie sie für die Anwendung: mit einer Zugriffssteuerungsrichtlinie mit Multi-Faktor-Authentifizierung oder mit Set-AdfsAdditionalAuthenticationRule und einer Regel, die die Authentifizierungsmethode http://schemas.microsoft.com/claims/multipleauthn ausstellt.',
  'Have the second factor demanded of this relying party: Set-AdfsRelyingPartyTrust -TargetName "<trust>" -AdditionalAuthenticationRules \'c:[] => issue(type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", value = "http://schemas.microsoft.com/claims/multipleauthn");\' (for every one: Set-AdfsAdditionalAuthenticationRule).':
    'Lassen Sie den zweiten Faktor für diese vertrauende Seite verlangen: Set-AdfsRelyingPartyTrust -TargetName "<trust>" -AdditionalAuthenticationRules \'c:[] => issue(type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", value = "http://schemas.microsoft.com/claims/multipleauthn");\' (für jede: Set-AdfsAdditionalAuthenticationRule).',
  'To have it demanded by the request, set wauth: http://schemas.microsoft.com/claims/multipleauthn for the target.':
    'Damit die Anfrage ihn verlangt, setzen Sie für das Ziel wauth: http://schemas.microsoft.com/claims/multipleauthn.',
  'Add amr to the attributes of the OpenID Connect policy; PingFederate sends no attribute that is not mapped.':
    'Fügen Sie amr den Attributen der [[OpenID Connect policy]] hinzu; PingFederate sendet kein Attribut, das nicht zugeordnet ist.',
  'Fulfil it from the adapter of the second factor (for PingID: its amr), so that it is there only when that adapter ran, and never with a fixed text.':
    'Füllen Sie es aus dem Adapter des zweiten Faktors (bei PingID: dessen amr), damit es nur da ist, wenn dieser Adapter lief, und nie mit einem festen Text.',
  'SAML 2.0: add SAML_AUTHN_CTX to the attribute contract of the connection; it becomes AuthnContextClassRef, which is unspecified where nothing gives a value.':
    'SAML 2.0: Fügen Sie dem [[attribute contract]] der Verbindung SAML_AUTHN_CTX hinzu; daraus wird AuthnContextClassRef, das unspecified ist, wenn nichts einen Wert liefert.',
  'Fulfil it with http://schemas.microsoft.com/claims/multipleauthn only where the adapter of the second factor ran, and never with a fixed text for everybody.':
    'Füllen Sie es nur dann mit http://schemas.microsoft.com/claims/multipleauthn, wenn der Adapter des zweiten Faktors lief, und nie mit einem festen Text für alle.',
  'Have the flow that this application uses ask for the second factor in the same sign-in: mfa is sent when the login event names the device.':
    'Lassen Sie den Ablauf, den diese Anwendung verwendet, in derselben Anmeldung nach dem zweiten Faktor fragen: mfa wird gesendet, wenn das Anmeldeereignis das Gerät nennt.',
  'Check that no scope mapping of the provider returns an amr of its own: it replaces the one from the event.':
    'Prüfen Sie, dass kein [[scope mapping]] des Anbieters ein eigenes amr zurückgibt: Es ersetzt das aus dem Ereignis.',
  'Have the login policy of the organisation demand a second factor of this user: mfa is added when two or more methods were used.':
    'Lassen Sie die Anmelderichtlinie der Organisation von diesem Benutzer einen zweiten Faktor verlangen: mfa kommt hinzu, wenn zwei oder mehr Methoden verwendet wurden.',
  'Demand two factors of this client: identity_providers.oidc.clients[].authorization_policy: two_factor. Authelia says mfa when a factor of knowledge and one of possession were used.':
    'Verlangen Sie von diesem Client zwei Faktoren: identity_providers.oidc.clients[].authorization_policy: two_factor. Authelia sagt mfa, wenn ein Faktor des Wissens und einer des Besitzes verwendet wurden.',
  'Microsoft 365 application > Attributes: add authenticationmethod with the name format http://schemas.microsoft.com/ws/2008/06/identity/claims.':
    'Anwendung [[Microsoft 365]] > [[Attributes]]: Fügen Sie authenticationmethod mit dem Namensformat http://schemas.microsoft.com/ws/2008/06/identity/claims hinzu.',
  'Fulfil it with http://schemas.microsoft.com/claims/multipleauthn. As documented it is a constant, so have the sign-on policy of the application demand a second factor of everybody.':
    'Füllen Sie es mit http://schemas.microsoft.com/claims/multipleauthn. So wie es dokumentiert ist, ist es eine Konstante; lassen Sie daher die Anmelderichtlinie der Anwendung von allen einen zweiten Faktor verlangen.',
  'The documented expression "http://schemas.microsoft.com/claims/multipleauthn" is a constant: it is sent whether or not MFA was done.':
    'Der dokumentierte Ausdruck "http://schemas.microsoft.com/claims/multipleauthn" ist eine Konstante: Er wird gesendet, ob MFA stattfand oder nicht.',
  'Have the sign-on policy of the application demand a second factor in every rule, so that nobody is let in without one.':
    'Lassen Sie die Anmelderichtlinie der Anwendung in jeder Regel einen zweiten Faktor verlangen, damit niemand ohne einen eingelassen wird.',
  'If the domain was federated with Duo before 24 February 2022, update the federation as Duo article 7538 describes; later ones say MFA by themselves.':
    'Wurde die Domäne vor dem 24. Februar 2022 mit Duo verbunden, aktualisieren Sie den Verbund, wie es der Duo-Artikel 7538 beschreibt; spätere sagen MFA von selbst.',
  'amr is sent only when the user was challenged for additional authentication: have the access policy of the application always challenge.':
    'amr wird nur gesendet, wenn vom Benutzer eine zusätzliche Authentifizierung verlangt wurde: Lassen Sie die Zugriffsrichtlinie der Anwendung sie immer verlangen.',
  'For an external authentication method of Entra, set primary authentication to Disabled and an assurance level with authenticators that the users have; a rule with the action Allow Access fails.':
    'Für eine externe Authentifizierungsmethode von Entra setzen Sie die primäre Authentifizierung auf [[Disabled]] und eine Sicherheitsstufe mit Authentifikatoren, die die Benutzer haben; eine Regel mit der Aktion [[Allow Access]] scheitert.',
  'The ACR values of the OIDC plugin are the principals of the authentication flows (oidc/…): add the one that is asked for to the flow that checks the second factor, in conf/authn/authn.properties.':
    'Die ACR-Werte des OIDC-Plug-ins sind die Prinzipale der Authentifizierungsabläufe (oidc/…): Fügen Sie den verlangten in conf/authn/authn.properties dem Ablauf hinzu, der den zweiten Faktor prüft.',
  'Pass amr from the Agama flow that checks the second factor (Janssen since pull request 14847), or from the custom script: "mfa" only where the second step was passed.':
    'Geben Sie amr aus dem Agama-Ablauf weiter, der den zweiten Faktor prüft (Janssen seit Pull Request 14847), oder aus dem eigenen Skript: "mfa" nur dann, wenn der zweite Schritt bestanden wurde.',
  'amr holds the names of the authenticators that ran: map them to values of RFC 8176, with "mfa" on the authenticator of the second step.':
    'amr enthält die Namen der Authentifikatoren, die liefen: Ordnen Sie sie Werten von RFC 8176 zu, mit "mfa" beim Authentifikator des zweiten Schritts.',
  'Have the adaptive script demand the second step of this user, and not of groups only.':
    'Lassen Sie das adaptive Skript den zweiten Schritt von diesem Benutzer verlangen und nicht nur von Gruppen.',
  'Set the acr in the adaptive script: selectAcrFrom, then context.selectedAcr.':
    'Setzen Sie acr im adaptiven Skript: selectAcrFrom, dann context.selectedAcr.',
  'FusionAuth has no amr of its own. Add one in a JWT populate lambda of the tenant or application: jwt.amr = ["pwd", "mfa"], and only where this sign-in passed the second factor.':
    'FusionAuth hat kein eigenes amr. Fügen Sie eines in einem [[JWT populate lambda]] des Mandanten oder der Anwendung hinzu: jwt.amr = ["pwd", "mfa"], und nur dann, wenn diese Anmeldung den zweiten Faktor bestanden hat.',
  'A lambda that sets it for everybody is the mistake that the negative control finds.':
    'Ein Lambda, das es für alle setzt, ist der Fehler, den die Gegenprobe findet.',
  'Hydra sends the amr that your login application passes in PUT /admin/oauth2/auth/requests/login/accept, and none where it passes none: have it pass "mfa" when, and only when, a second factor was checked in this sign-in.':
    'Hydra sendet das amr, das Ihre Anmeldeanwendung in PUT /admin/oauth2/auth/requests/login/accept übergibt, und keines, wenn sie keines übergibt: Lassen Sie sie "mfa" genau dann übergeben, wenn in dieser Anmeldung ein zweiter Faktor geprüft wurde.',
  'Kratos as login application passes the names of its own credentials (password, totp, …) and never "mfa": map them in an application of your own.':
    'Kratos als Anmeldeanwendung übergibt die Namen seiner eigenen Anmeldedaten (password, totp, …) und nie "mfa": Ordnen Sie sie in einer eigenen Anwendung zu.',
  'A remembered login (remember: true) re-uses the old amr with the old time.':
    'Eine gemerkte Anmeldung (remember: true) verwendet das alte amr mit dem alten Zeitpunkt wieder.',
};
