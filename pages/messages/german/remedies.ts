/** What to do where a check fails, whatever the product is. */
export const remedies: Readonly<Record<string, string>> = {
  'In the provider, set the identifier of this relying party to its realm (wtrealm).':
    'Tragen Sie im Anbieter als Bezeichner dieser vertrauenden Seite ihren Realm (wtrealm) ein.',
  'In the provider, send the claim http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID with the ID that was synchronised.':
    'Lassen Sie den Anbieter den Claim http://schemas.microsoft.com/LiveID/Federation/2008/05/ImmutableID mit der synchronisierten ID senden.',
  'In the provider, ask for the second factor also where wauth names the password method.':
    'Lassen Sie den Anbieter auch dann nach dem zweiten Faktor fragen, wenn wauth die Kennwortmethode nennt.',
  'Or set promptLoginBehavior of the federated domain (Update-MgDomainFederationConfiguration): nativeSupport sends prompt=login as it is, for a provider that knows it; disabled sends nothing.':
    'Oder legen Sie promptLoginBehavior der Verbunddomäne fest (Update-MgDomainFederationConfiguration): nativeSupport sendet prompt=login unverändert, für einen Anbieter, der es versteht; disabled sendet nichts.',
  'In the provider, send the claim http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod with the value http://schemas.microsoft.com/claims/multipleauthn whenever the sign-in used more than one factor.':
    'Lassen Sie den Anbieter den Claim http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod mit dem Wert http://schemas.microsoft.com/claims/multipleauthn senden, sobald die Anmeldung mehr als einen Faktor verwendet hat.',
  'Do not write it as a constant: it must be missing where no second factor was used.':
    'Schreiben Sie ihn nicht als Konstante: Ohne zweiten Faktor muss er fehlen.',
  'In the provider, send the claim http://schemas.xmlsoap.org/claims/UPN with the user principal name.':
    'Lassen Sie den Anbieter den Claim http://schemas.xmlsoap.org/claims/UPN mit dem Benutzerprinzipalnamen senden.',
  'Make the provider return wctx byte for byte, without decoding or encoding it once more.':
    'Sorgen Sie dafür, dass der Anbieter wctx Byte für Byte zurückgibt, ohne es noch einmal zu dekodieren oder zu kodieren.',
  'In the provider, keep the time of the sign-in with the session and send it unchanged after a refresh.':
    'Lassen Sie den Anbieter den Zeitpunkt der Anmeldung mit der Sitzung aufbewahren und nach einem Erneuern unverändert senden.',
  'In the provider, keep the time of the sign-in with the session, and send it unchanged (auth_time, AuthnInstant) until a factor is asked again.':
    'Lassen Sie den Anbieter den Zeitpunkt der Anmeldung mit der Sitzung aufbewahren und unverändert senden (auth_time, AuthnInstant), bis erneut nach einem Faktor gefragt wird.',
  'In the provider, finish the sign-in only after the second factor was checked, and answer access_denied where the person leaves.':
    'Lassen Sie den Anbieter die Anmeldung erst abschließen, wenn der zweite Faktor geprüft ist, und mit access_denied antworten, wenn die Person abbricht.',
  'Check that both machines, that of the provider and this one, keep their time by NTP.':
    'Prüfen Sie, ob beide Rechner, der des Anbieters und dieser, ihre Zeit über NTP beziehen.',
  'In the provider, honour ForceAuthn for this application: ask for the factors again, and send the new AuthnInstant.':
    'Lassen Sie den Anbieter ForceAuthn für diese Anwendung beachten: Er muss erneut nach den Faktoren fragen und den neuen AuthnInstant senden.',
  'In the provider, honour max_age for this client: ask for the factors again when the session is older, and send auth_time.':
    'Lassen Sie den Anbieter max_age für diesen Client beachten: Er muss erneut nach den Faktoren fragen, wenn die Sitzung älter ist, und auth_time senden.',
  'In the provider, keep the methods of the sign-in with the session, so that refreshed tokens carry the same amr.':
    'Lassen Sie den Anbieter die Methoden der Anmeldung mit der Sitzung aufbewahren, damit erneuerte Token dasselbe amr enthalten.',
  'In the provider, keep the methods of the sign-in with the session, so that every token of the session says the same.':
    'Lassen Sie den Anbieter die Methoden der Anmeldung mit der Sitzung aufbewahren, damit jedes Token der Sitzung dasselbe sagt.',
  'In the provider, add the methods of a step up to those of the session, and fill the claim from all of them.':
    'Lassen Sie den Anbieter die Methoden einer Hochstufung denen der Sitzung hinzufügen und den Claim aus allen zusammen füllen.',
  'In the provider, look for a lifetime of the claim that is shorter than a slow sign-in, and make it as long as the session.':
    'Suchen Sie im Anbieter nach einer Lebensdauer des Claims, die kürzer ist als eine langsame Anmeldung, und machen Sie sie so lang wie die Sitzung.',
  'Where there are several nodes, compare their configuration and version, and sign in to each by itself.':
    'Bei mehreren Knoten: Vergleichen Sie deren Konfiguration und Version und melden Sie sich an jedem einzeln an.',
  'In the provider, fill the claim in the flow for repeated sign-ins (re-authentication) as in that for the first one.':
    'Lassen Sie den Anbieter den Claim im Ablauf für wiederholte Anmeldungen (erneute Authentifizierung) so füllen wie in dem für die erste.',
  'In the provider, ask for the second factor too when a sign-in is repeated, or leave mfa out of the tokens that follow.':
    'Lassen Sie den Anbieter auch bei einer wiederholten Anmeldung nach dem zweiten Faktor fragen, oder lassen Sie mfa aus den folgenden Token weg.',
  'Keep the time of authentication with the methods it belongs to.':
    'Lassen Sie den Zeitpunkt der Authentifizierung bei den Methoden, zu denen er gehört.',
  'In the provider, look for state that sign-ins share: fields of scripts and mappers, caches without the user in their key. Tell the vendor.':
    'Suchen Sie im Anbieter nach Zustand, den sich Anmeldungen teilen: Felder von Skripts und Mappern, Caches ohne den Benutzer im Schlüssel. Sagen Sie es dem Hersteller.',
  'In the provider, switch off remembered (trusted) devices for this client.':
    'Schalten Sie im Anbieter gemerkte (vertrauenswürdige) Geräte für diesen Client aus.',
  'Or leave MFA out of what is said where the second factor was not asked.':
    'Oder lassen Sie MFA dort weg, wo nicht nach dem zweiten Faktor gefragt wurde.',
  'In the provider, fill the claim from the methods of the sign-in that began the session, and not from the session itself.':
    'Lassen Sie den Anbieter den Claim aus den Methoden der Anmeldung füllen, mit der die Sitzung begann, und nicht aus der Sitzung selbst.',
  'In the provider, find where amr is written as a fixed value (a hard-coded claim, a constant in an expression).':
    'Suchen Sie im Anbieter, wo amr als fester Wert geschrieben wird (ein fest eingetragener Claim, eine Konstante in einem Ausdruck).',
  'Replace it by a rule that depends on the methods of the sign-in, so that a password alone never gives mfa.':
    'Ersetzen Sie ihn durch eine Regel, die von den Methoden der Anmeldung abhängt, sodass ein Kennwort allein nie mfa ergibt.',
  'In the provider, honour prompt=login for this client: ask for the factors again, and send the new auth_time.':
    'Lassen Sie den Anbieter prompt=login für diesen Client beachten: Er muss erneut nach den Faktoren fragen und die neue auth_time senden.',
  'In the provider, make the sign-in policy of this client demand a second factor of every user, and look for exclusions.':
    'Lassen Sie die Anmelderichtlinie dieses Clients im Anbieter von jedem Benutzer einen zweiten Faktor verlangen und suchen Sie nach Ausnahmen.',
  'In the provider, make the sign-in policy of this client demand a second factor, and look for exclusions of users, networks and remembered devices.':
    'Lassen Sie die Anmelderichtlinie dieses Clients im Anbieter einen zweiten Faktor verlangen und suchen Sie nach Ausnahmen für Benutzer, Netze und gemerkte Geräte.',
  'Check that the factor in the configuration of amrcheck is enrolled for this account.':
    'Prüfen Sie, ob der Faktor aus der Konfiguration von amrcheck für dieses Konto registriert ist.',
  'In the provider, make the second factor required for this client and these users, and take away "skip", "later" and periods of grace.':
    'Machen Sie den zweiten Faktor im Anbieter für diesen Client und diese Benutzer verpflichtend und entfernen Sie „Überspringen“, „Später“ und Kulanzfristen.',
  'In the provider, tie the class or acr that is asked for to the factors that it needs, so that a session without them is stepped up.':
    'Binden Sie im Anbieter die verlangte Klasse oder den verlangten acr an die Faktoren, die dafür nötig sind, damit eine Sitzung ohne sie hochgestuft wird.',
  'Where it cannot be reached, answer with an error (unmet_authentication_requirements, NoAuthnContext).':
    'Wo sich das nicht erreichen lässt, antworten Sie mit einem Fehler (unmet_authentication_requirements, NoAuthnContext).',
  'In the provider, switch on that a code is taken once only (re-use of tokens off), and let all of its nodes share the memory of used codes.':
    'Stellen Sie im Anbieter ein, dass ein Code nur einmal angenommen wird (Wiederverwendung aus), und lassen Sie alle Knoten die verbrauchten Codes gemeinsam kennen.',
  'In the provider, honour wfresh=0 for this application: ask for the factors again, and send the new AuthenticationInstant (in a SAML 2.0 token: AuthnInstant).':
    'Lassen Sie den Anbieter wfresh=0 für diese Anwendung beachten: Er muss erneut nach den Faktoren fragen und den neuen AuthenticationInstant senden (in einem SAML-2.0-Token: AuthnInstant).',
  'In the provider, look for a code that is not checked: a test mode, a custom authenticator, a fallback that lets the person through when the check cannot be made.':
    'Suchen Sie im Anbieter nach einem Code, der nicht geprüft wird: einem Testmodus, einem eigenen Authentifikator, einem Ersatzweg, der die Person durchlässt, wenn die Prüfung nicht möglich ist.',
  'In the provider, send SubjectConfirmationData with a NotOnOrAfter a few minutes ahead and without NotBefore.':
    'Lassen Sie den Anbieter SubjectConfirmationData mit einem NotOnOrAfter wenige Minuten voraus und ohne NotBefore senden.',
  'Check the clock of the provider (NTP).': 'Prüfen Sie die Uhr des Anbieters (NTP).',
  'In the provider, map the requested classes to sign-in policies, and answer NoAuthnContext where none can be met.':
    'Ordnen Sie im Anbieter die verlangten Klassen Anmelderichtlinien zu und antworten Sie mit NoAuthnContext, wo sich keine erfüllen lässt.',
  'In the provider, send http://schemas.microsoft.com/claims/multipleauthn as AuthnContextClassRef whenever the sign-in used more than one factor.':
    'Lassen Sie den Anbieter http://schemas.microsoft.com/claims/multipleauthn als AuthnContextClassRef senden, sobald die Anmeldung mehr als einen Faktor verwendet hat.',
  'Do not write it as a constant: it must be another class where no second factor was used.':
    'Schreiben Sie sie nicht als Konstante: Ohne zweiten Faktor muss es eine andere Klasse sein.',
  'In the provider, send https://refeds.org/profile/mfa as AuthnContextClassRef whenever the sign-in met the REFEDS MFA profile.':
    'Lassen Sie den Anbieter https://refeds.org/profile/mfa als AuthnContextClassRef senden, sobald die Anmeldung das REFEDS-MFA-Profil erfüllt hat.',
  'In the provider, set the assertion consumer service URL of this application to exactly the address of the relying party.':
    'Setzen Sie im Anbieter die Assertionsverbraucherdienst-URL dieser Anwendung auf genau die Adresse der vertrauenden Seite.',
  'In the provider, send the attribute IDPEmail with the user principal name.':
    'Lassen Sie den Anbieter das Attribut IDPEmail mit dem Benutzerprinzipalnamen senden.',
  'Make the provider leave InResponseTo out of the Response and of SubjectConfirmationData where it begins the sign-in itself.':
    'Sorgen Sie dafür, dass der Anbieter InResponseTo in der Response und in SubjectConfirmationData weglässt, wenn er die Anmeldung selbst beginnt.',
  'Make the provider put the ID of the request into InResponseTo of the Response and of SubjectConfirmationData.':
    'Sorgen Sie dafür, dass der Anbieter die ID der Anfrage in InResponseTo der Response und von SubjectConfirmationData einträgt.',
  'In the provider, send the immutable ID of the user as NameID, and encode what is no letter or digit.':
    'Lassen Sie den Anbieter die unveränderliche ID des Benutzers als NameID senden und kodieren, was weder Buchstabe noch Ziffer ist.',
  'In the provider, encode "+" as ".2B", "/" as ".2F" and "=" as ".3D" in the NameID.':
    'Kodieren Sie im Anbieter in der NameID „+“ als „.2B“, „/“ als „.2F“ und „=“ als „.3D“.',
  'In the provider, set the format of the NameID to urn:oasis:names:tc:SAML:2.0:nameid-format:persistent.':
    'Setzen Sie im Anbieter das Format der NameID auf urn:oasis:names:tc:SAML:2.0:nameid-format:persistent.',
  'In the provider, send the immutable ID of the user as NameID, e.g. the objectGUID that was synchronised.':
    'Lassen Sie den Anbieter die unveränderliche ID des Benutzers als NameID senden, z. B. die synchronisierte objectGUID.',
  'In the provider, send one AuthnStatement with one AuthnContextClassRef.':
    'Lassen Sie den Anbieter ein AuthnStatement mit einer AuthnContextClassRef senden.',
  'Make the provider return RelayState unchanged, also through its own redirects and proxies.':
    'Sorgen Sie dafür, dass der Anbieter RelayState unverändert zurückgibt, auch durch eigene Umleitungen und Proxys hindurch.',
  'In the provider, enable the HTTP-POST binding for requests of this application.':
    'Aktivieren Sie im Anbieter die HTTP-POST-Bindung für Anfragen dieser Anwendung.',
  'Where requests must be signed, give the provider the certificate of the relying party; else let unsigned ones pass.':
    'Müssen Anfragen signiert sein, geben Sie dem Anbieter das Zertifikat der vertrauenden Seite; sonst lassen Sie unsignierte zu.',
  'Set the issuer (entity ID) of the provider to exactly what the relying party has configured.':
    'Setzen Sie den Aussteller (Entitäts-ID) des Anbieters auf genau das, was in der vertrauenden Seite konfiguriert ist.',
  'In the provider, set SessionNotOnOrAfter to the end of the session, or leave it out.':
    'Setzen Sie im Anbieter SessionNotOnOrAfter auf das Ende der Sitzung oder lassen Sie es weg.',
  'Look into the log of the provider at the time of this sign-in.':
    'Sehen Sie im Protokoll des Anbieters nach, was zur Zeit dieser Anmeldung geschah.',
  'NoAuthnContext: the provider cannot do what was asked for. AuthnFailed: it did not accept the person. Requester: something is wrong in the request. Responder: the fault is on its own side.':
    'NoAuthnContext: Der Anbieter kann das Verlangte nicht. AuthnFailed: Er hat die Person nicht angenommen. Requester: An der Anfrage stimmt etwas nicht. Responder: Der Fehler liegt auf seiner Seite.',
  'In the provider, map the acr values that were asked for to sign-in policies, and refuse the sign-in where none can be met.':
    'Ordnen Sie im Anbieter die verlangten acr-Werte Anmelderichtlinien zu und lehnen Sie die Anmeldung ab, wo sich keiner erfüllen lässt.',
  'In the provider, send https://refeds.org/profile/mfa as acr whenever the sign-in met the REFEDS MFA profile.':
    'Lassen Sie den Anbieter https://refeds.org/profile/mfa als acr senden, sobald die Anmeldung das REFEDS-MFA-Profil erfüllt hat.',
  'Do not write it as a constant: it must be another value where no second factor was used.':
    'Schreiben Sie ihn nicht als Konstante: Ohne zweiten Faktor muss es ein anderer Wert sein.',
  'In the provider, map the acr_values that were asked for to sign-in policies, and send the one that was met as acr.':
    'Ordnen Sie im Anbieter die verlangten acr_values Anmelderichtlinien zu und senden Sie den erfüllten Wert als acr.',
  'In the provider, fill amr by the same rule in the id_token, the access token and userinfo.':
    'Lassen Sie den Anbieter amr in id_token, Zugriffstoken und Userinfo nach derselben Regel füllen.',
  'In the provider, add the value "mfa" to amr whenever the sign-in used more than one factor, beside the single methods.':
    'Lassen Sie den Anbieter amr den Wert "mfa" neben den einzelnen Methoden hinzufügen, sobald die Anmeldung mehr als einen Faktor verwendet hat.',
  'In the provider, make the claim amr multivalued (a JSON array), with one element for each method, e.g. ["pwd","otp","mfa"].':
    'Machen Sie im Anbieter den Claim amr mehrwertig (ein JSON-Array), mit einem Element je Methode, z. B. ["pwd","otp","mfa"].',
  'In the provider, fill amr from the methods of the sign-in itself, not from what the user has enrolled and not from a fixed list.':
    'Lassen Sie den Anbieter amr aus den Methoden der Anmeldung selbst füllen, nicht aus dem, was der Benutzer registriert hat, und nicht aus einer festen Liste.',
  'In the provider, add the claim amr to the tokens of this client (often called a mapper, a claim rule or an attribute statement).':
    'Fügen Sie im Anbieter den Token dieses Clients den Claim amr hinzu (oft Mapper, Anspruchsregel oder Attributanweisung genannt).',
  'Fill it with the authentication methods of the sign-in, as an array of strings, e.g. ["pwd","otp","mfa"].':
    'Füllen Sie ihn mit den Authentifizierungsmethoden der Anmeldung, als Array von Zeichenketten, z. B. ["pwd","otp","mfa"].',
  'In the provider, map its own names to the values of RFC 8176, e.g. "password" to "pwd" and "totp" to "otp".':
    'Ordnen Sie im Anbieter seine eigenen Namen den Werten von RFC 8176 zu, z. B. "password" zu "pwd" und "totp" zu "otp".',
  'In the provider, look for two rules or mappers that both write amr, and keep one.':
    'Suchen Sie im Anbieter nach zwei Regeln oder Mappern, die beide amr schreiben, und behalten Sie eine davon.',
  'Make the provider compute at_hash over the access_token of the same response, with the hash of the alg of the id_token, or leave it out.':
    'Sorgen Sie dafür, dass der Anbieter at_hash über das access_token derselben Antwort berechnet, mit dem Hash des alg des id_token, oder es weglässt.',
  'In the provider, fill auth_time with the time at which the person signed in, in seconds since 1970.':
    'Lassen Sie den Anbieter auth_time mit dem Zeitpunkt füllen, zu dem sich die Person angemeldet hat, in Sekunden seit 1970.',
  'In the provider, add auth_time (the time of the sign-in, in seconds) to the id_token of this client.':
    'Fügen Sie im Anbieter dem id_token dieses Clients auth_time hinzu (den Zeitpunkt der Anmeldung, in Sekunden).',
  'Make the provider compute c_hash over the code of the same response, with the hash of the alg of the id_token, or leave it out.':
    'Sorgen Sie dafür, dass der Anbieter c_hash über den Code derselben Antwort berechnet, mit dem Hash des alg des id_token, oder es weglässt.',
  'Open the issuer followed by /.well-known/openid-configuration in a browser and compare it with what is named here.':
    'Öffnen Sie den Aussteller, gefolgt von /.well-known/openid-configuration, in einem Browser und vergleichen Sie ihn mit dem, was hier genannt ist.',
  'Mend the public address (host name, proxy, path) in the settings of the provider.':
    'Berichtigen Sie die öffentliche Adresse (Hostname, Proxy, Pfad) in den Einstellungen des Anbieters.',
  'In the provider, sign the id_tokens of this client with RS256 or another algorithm that its discovery lists.':
    'Lassen Sie den Anbieter die id_token dieses Clients mit RS256 oder einem anderen Verfahren signieren, das in seiner Discovery steht.',
  'In the provider, put the client id into aud of the id_tokens of this client.':
    'Lassen Sie den Anbieter die Client-ID in aud der id_token dieses Clients eintragen.',
  'In the provider, fill azp with the client id of the client that asked, or leave it out.':
    'Lassen Sie den Anbieter azp mit der Client-ID des anfragenden Clients füllen oder weglassen.',
  'Check the lifetime of id_tokens in the settings of the client.':
    'Prüfen Sie die Lebensdauer der id_token in den Einstellungen des Clients.',
  'Make it write the time of issue, in seconds, into iat.':
    'Lassen Sie ihn den Zeitpunkt der Ausstellung, in Sekunden, in iat schreiben.',
  'Give the provider one public address, and use the same one as issuer in discovery, in tokens and in the configuration.':
    'Geben Sie dem Anbieter eine einzige öffentliche Adresse und verwenden Sie sie als Aussteller in Discovery, Token und Konfiguration.',
  'Publish the signing key at the jwks_uri, under the kid that the tokens name, before it is used.':
    'Veröffentlichen Sie den Signaturschlüssel unter der jwks_uri, mit der kid, die die Token nennen, bevor er verwendet wird.',
  'Check the clock of the provider (NTP), and leave nbf out or set it to the time of issue.':
    'Prüfen Sie die Uhr des Anbieters (NTP) und lassen Sie nbf weg oder setzen Sie es auf den Zeitpunkt der Ausstellung.',
  'Make the provider copy nonce from the request into the id_token unchanged.':
    'Sorgen Sie dafür, dass der Anbieter nonce unverändert aus der Anfrage in das id_token übernimmt.',
  'Check that the client is registered for OpenID Connect and may use the scope openid.':
    'Prüfen Sie, ob der Client für OpenID Connect registriert ist und den Bereich openid verwenden darf.',
  'Make the provider send the id_token as a signed JWT that is not encrypted.':
    'Sorgen Sie dafür, dass der Anbieter das id_token als signiertes, nicht verschlüsseltes JWT sendet.',
  'Compare the key with which the provider signs with those at its jwks_uri: after a change of keys both must be published.':
    'Vergleichen Sie den Schlüssel, mit dem der Anbieter signiert, mit denen unter seiner jwks_uri: Nach einem Schlüsselwechsel müssen beide veröffentlicht sein.',
  'Make the provider send iss in the authorization response, equal to the issuer in its discovery document, or stop promising it by authorization_response_iss_parameter_supported.':
    'Sorgen Sie dafür, dass der Anbieter in der Autorisierungsantwort iss sendet, gleich dem Aussteller seines Discovery-Dokuments, oder es nicht mehr mit authorization_response_iss_parameter_supported zusagt.',
  'Make the provider return the parameter state unchanged, also through its own redirects and proxies.':
    'Sorgen Sie dafür, dass der Anbieter den Parameter state unverändert zurückgibt, auch durch eigene Umleitungen und Proxys hindurch.',
  'In the provider, fill sub from the same attribute in id_tokens and userinfo, also after a refresh.':
    'Lassen Sie den Anbieter sub in id_token und Userinfo aus demselben Attribut füllen, auch nach einem Erneuern.',
  'Check that the client may use userinfo with the scope openid, and look into the log of the provider.':
    'Prüfen Sie, ob der Client Userinfo mit dem Bereich openid verwenden darf, und sehen Sie im Protokoll des Anbieters nach.',
  'Send acr as one string, copied from the values in the claims parameter of the request.':
    'Senden Sie acr als eine Zeichenkette, übernommen aus den Werten im Parameter claims der Anfrage.',
  'Send amr as an array with the one method that was used, e.g. ["otp"].':
    'Senden Sie amr als Array mit der einen Methode, die verwendet wurde, z. B. ["otp"].',
  'Send only the method that was used, one of those that the claims parameter lists; leave out pwd and mfa.':
    'Senden Sie nur die verwendete Methode, eine derer, die der Parameter claims aufführt; lassen Sie pwd und mfa weg.',
  'Answer by a form that the browser posts to the redirect_uri, and let the person try again within 5 minutes only.':
    'Antworten Sie mit einem Formular, das der Browser per POST an die redirect_uri schickt, und lassen Sie die Person nur binnen 5 Minuten noch einmal versuchen.',
  'Add the authorization_endpoint of the discovery document, as it stands there, to the reply URLs of the application in Entra; and to replyUrls in the configuration of amrcheck.':
    'Tragen Sie den authorization_endpoint des Discovery-Dokuments, so wie er dort steht, unter den Antwort-URLs der Anwendung in Entra ein; und unter replyUrls in der Konfiguration von amrcheck.',
  'Answer a GET without parameters with a page, or with an error of the 4xx kind.':
    'Beantworten Sie ein GET ohne Parameter mit einer Seite oder mit einem 4xx-Fehler.',
  'Complete the document; the issuer must be its own address without /.well-known/openid-configuration.':
    'Vervollständigen Sie das Dokument; der Aussteller muss seine eigene Adresse ohne /.well-known/openid-configuration sein.',
  'Send the document in one piece with Content-Length: look for compression or streaming in the server or in a proxy.':
    'Senden Sie das Dokument in einem Stück mit Content-Length: Suchen Sie nach Komprimierung oder Streaming im Server oder in einem Proxy.',
  'Ask for the factor at every call; or, where a device is remembered, say in auth_time when the factor was given.':
    'Fragen Sie bei jedem Aufruf nach dem Faktor; oder sagen Sie, wo ein Gerät gemerkt wird, in auth_time, wann der Faktor angegeben wurde.',
  'Compare iss of the id_token_hint with Entra’s issuer for the tenant before any key is fetched.':
    'Vergleichen Sie iss des id_token_hint mit Entras Aussteller für den Mandanten, bevor ein Schlüssel geholt wird.',
  'Verify the signature of the id_token_hint by the keys of Entra’s discovery, and refuse a hint that does not pass. Only its exp is to be looked past.':
    'Überprüfen Sie die Signatur des id_token_hint mit den Schlüsseln aus Entras Discovery und lehnen Sie einen Hint ab, der nicht besteht. Nur über sein exp ist hinwegzusehen.',
  'Compare tid of the id_token_hint, and the tenant in its iss, with the tenants that are customers.':
    'Vergleichen Sie tid des id_token_hint und den Mandanten in seinem iss mit den Mandanten, die Kunden sind.',
  'After the second factor, post an id_token, signed with RS256 and not encrypted, to the redirect_uri.':
    'Senden Sie nach dem zweiten Faktor per POST ein id_token, mit RS256 signiert und nicht verschlüsselt, an die redirect_uri.',
  'Add x5c to the keys at the jwks_uri: the certificate of the key, in base64 DER. Entra caches keys for a day.':
    'Fügen Sie den Schlüsseln unter der jwks_uri x5c hinzu: das Zertifikat des Schlüssels, als DER in Base64. Entra behält Schlüssel einen Tag lang im Cache.',
  'Send an id_token only after a factor was checked in this very request; answer access_denied to an account that has none.':
    'Senden Sie ein id_token nur, wenn in eben dieser Anfrage ein Faktor geprüft wurde; antworten Sie einem Konto, das keinen hat, mit access_denied.',
  'Look up the account by oid and tid of the id_token_hint, never by the session, and refuse a person who is not known.':
    'Ermitteln Sie das Konto über oid und tid des id_token_hint, nie über die Sitzung, und lehnen Sie eine unbekannte Person ab.',
  'Compare redirect_uri, character by character, with the addresses that are registered for Entra.':
    'Vergleichen Sie redirect_uri Zeichen für Zeichen mit den Adressen, die für Entra registriert sind.',
  'Remember the nonce of each request for as long as its hint is taken, and refuse it the second time.':
    'Merken Sie sich die nonce jeder Anfrage so lange, wie ihr Hint angenommen wird, und lehnen Sie sie beim zweiten Mal ab.',
  'Sign the id_tokens for Entra with RS256, by an RSA key of 2048 bits or more.':
    'Signieren Sie die id_token für Entra mit RS256 und einem RSA-Schlüssel von mindestens 2048 Bit.',
  'Copy sub from the id_token_hint into the id_token, unchanged.':
    'Übernehmen Sie sub unverändert aus dem id_token_hint in das id_token.',
  'Ask Entra for a token with the scope https://api.partnercenter.microsoft.com/user_impersonation, and check that one.':
    'Fordern Sie bei Entra ein Token mit dem Bereich https://api.partnercenter.microsoft.com/user_impersonation an und prüfen Sie dieses.',
  'In another of Microsoft’s clouds, name it: cloud in the configuration, --cloud of validate.':
    'In einer anderen Cloud von Microsoft: Nennen Sie sie, mit cloud in der Konfiguration oder --cloud bei validate.',
  'Repeat the consent, with MFA, and store the new refresh token in the place of the old one.':
    'Wiederholen Sie die Einwilligung mit MFA und speichern Sie das neue Aktualisierungstoken anstelle des alten.',
  'Check the user name and its domain, and at Entra whether the domain is federated with this provider.':
    'Prüfen Sie den Benutzernamen und seine Domäne, und in Entra, ob die Domäne mit diesem Anbieter verbunden ist.',
  'See what the other checks say of amr in the token for Partner Center; it has the same cause.':
    'Sehen Sie nach, was die anderen Prüfungen zu amr im Token für Partner Center sagen; die Ursache ist dieselbe.',
  'Sign in again with MFA; where the token came by a refresh, repeat the consent with MFA.':
    'Melden Sie sich erneut mit MFA an; kam das Token durch Erneuern, wiederholen Sie die Einwilligung mit MFA.',
  'Paste the access token that Entra issued for Partner Center, not an id_token and not a token of the provider.':
    'Fügen Sie das Zugriffstoken ein, das Entra für Partner Center ausgestellt hat, kein id_token und kein Token des Anbieters.',
  'Make the provider say http://schemas.microsoft.com/claims/multipleauthn when it has checked a second factor; the profiles entra-wsfed and entra-saml show whether it does.':
    'Lassen Sie den Anbieter http://schemas.microsoft.com/claims/multipleauthn sagen, wenn er einen zweiten Faktor geprüft hat; die Profile entra-wsfed und entra-saml zeigen, ob er es tut.',
  'With rejectMfaByFederatedIdp Entra always asks itself: then this is meant.':
    'Mit rejectMfaByFederatedIdp fragt Entra immer selbst: Dann ist es so gewollt.',
  'Enforce MFA at Entra for this account, by security defaults or by a Conditional Access policy.':
    'Erzwingen Sie MFA in Entra für dieses Konto, durch die Sicherheitsstandards oder eine Richtlinie für bedingten Zugriff.',
  'Or set demandMfa: true, which sends amr_values=mfa; Microsoft does not document it, and others report that it works.':
    'Oder setzen Sie demandMfa: true, was amr_values=mfa sendet; Microsoft dokumentiert es nicht, andere berichten, dass es wirkt.',
  'See what the other checks say of amr in this token.':
    'Sehen Sie nach, was die anderen Prüfungen zu amr in diesem Token sagen.',
  'Ask Entra for the scope https://api.partnercenter.microsoft.com/user_impersonation.':
    'Fordern Sie bei Entra den Bereich https://api.partnercenter.microsoft.com/user_impersonation an.',
  'Get a new token and check it within the hour, or judge the old one as of its time with --now.':
    'Holen Sie ein neues Token und prüfen Sie es binnen einer Stunde, oder beurteilen Sie das alte mit --now für seine Zeit.',
  'Take the keys from https://login.microsoftonline.com/common/discovery/keys and give them with --jwks.':
    'Nehmen Sie die Schlüssel von https://login.microsoftonline.com/common/discovery/keys und geben Sie sie mit --jwks an.',
  'Paste the token again, whole and unchanged.': 'Fügen Sie das Token noch einmal ein, ganz und unverändert.',
  'Check the token for https://api.partnercenter.microsoft.com, which is a v1.0 token.':
    'Prüfen Sie das Token für https://api.partnercenter.microsoft.com, das ein v1.0-Token ist.',
  'In the provider, compare how the claim is filled for each application: amr, AuthnContextClassRef, AuthenticationMethod.':
    'Vergleichen Sie im Anbieter, wie der Claim je Anwendung gefüllt wird: amr, AuthnContextClassRef, AuthenticationMethod.',
  'Fill all of them from the methods of the sign-in, by one rule.':
    'Füllen Sie alle aus den Methoden der Anmeldung, nach einer Regel.',
  'In the provider, set the audience of this application to the entity ID (WS-Federation: the realm) of the relying party.':
    'Setzen Sie im Anbieter die Zielgruppe (Audience) dieser Anwendung auf die Entitäts-ID (WS-Federation: den Realm) der vertrauenden Seite.',
  'In the provider, fill AuthnInstant (SAML 1.1: AuthenticationInstant) with the time at which the person signed in, in UTC.':
    'Lassen Sie den Anbieter AuthnInstant (SAML 1.1: AuthenticationInstant) mit dem Zeitpunkt füllen, zu dem sich die Person angemeldet hat, in UTC.',
  'In the provider, use the subject confirmation method bearer for this application.':
    'Verwenden Sie im Anbieter für diese Anwendung die Subjektbestätigungsmethode Bearer.',
  'In the provider, send Conditions with NotBefore and NotOnOrAfter, a few minutes apart.':
    'Lassen Sie den Anbieter Conditions mit NotBefore und NotOnOrAfter senden, wenige Minuten auseinander.',
  'In the provider, send the attribute http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress with the e-mail address of the person.':
    'Lassen Sie den Anbieter das Attribut http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress mit der E-Mail-Adresse der Person senden.',
  'Make the provider build a new assertion with a new random ID for each answer, and cache none.':
    'Sorgen Sie dafür, dass der Anbieter für jede Antwort eine neue Assertion mit neuer zufälliger ID baut und keine im Cache behält.',
  'Write IssueInstant in UTC, with a Z at the end.':
    'Schreiben Sie IssueInstant in UTC, mit einem Z am Ende.',
  'Set the issuer (entity ID) of the provider to exactly what the relying party has configured: no other slash, no white space.':
    'Setzen Sie den Aussteller (Entitäts-ID) des Anbieters auf genau das, was in der vertrauenden Seite konfiguriert ist: kein anderer Schrägstrich, kein Leerraum.',
  'Compare the certificate with which the provider signs with the one in its metadata or in the configuration, and renew the one that is old.':
    'Vergleichen Sie das Zertifikat, mit dem der Anbieter signiert, mit dem in seinen Metadaten oder in der Konfiguration und erneuern Sie das veraltete.',
  'In the provider, change the signature algorithm of this application to rsa-sha256 and the digest to SHA-256.':
    'Ändern Sie im Anbieter den Signaturalgorithmus dieser Anwendung auf rsa-sha256 und den Digest auf SHA-256.',
  'Check the clock of the provider (NTP), and the lifetime of assertions.':
    'Prüfen Sie die Uhr des Anbieters (NTP) und die Lebensdauer der Assertions.',
  'Make the provider send one assertion in each answer.':
    'Sorgen Sie dafür, dass der Anbieter in jeder Antwort eine Assertion sendet.',
  'In the provider, sign assertions, not only responses.':
    'Lassen Sie den Anbieter Assertions signieren, nicht nur Responses.',
  'Make the provider send one plain XML document in UTF-8, without DOCTYPE and processing instructions, in which every ID is used once.':
    'Sorgen Sie dafür, dass der Anbieter ein einziges schlichtes XML-Dokument in UTF-8 sendet, ohne DOCTYPE und Verarbeitungsanweisungen, in dem jede ID einmal vorkommt.',
  'In the provider, set the assertion consumer service URL (reply URL) of this application to exactly the address of the relying party.':
    'Setzen Sie im Anbieter die Assertionsverbraucherdienst-URL (Antwort-URL) dieser Anwendung auf genau die Adresse der vertrauenden Seite.',
  'In the provider, sign with rsa-sha256 (http://www.w3.org/2001/04/xmldsig-more#rsa-sha256) and the digest SHA-256.':
    'Lassen Sie den Anbieter mit rsa-sha256 (http://www.w3.org/2001/04/xmldsig-more#rsa-sha256) und dem Digest SHA-256 signieren.',
  'In the provider, switch on the signing of assertions for this application.':
    'Schalten Sie im Anbieter das Signieren von Assertions für diese Anwendung ein.',
  'Look whether the signature stands in the element that it signs, directly below it.':
    'Sehen Sie nach, ob die Signatur in dem Element steht, das sie signiert, unmittelbar darunter.',
  'Use the signing of the product itself: one Reference, "#" and the ID of the element, and the Signature directly below that element.':
    'Verwenden Sie das Signieren des Produkts selbst: eine Reference, „#“ und die ID des Elements, und die Signature unmittelbar unter diesem Element.',
  'Use the signing of the product itself: the transforms enveloped-signature and exclusive canonicalization (xml-exc-c14n), and nothing else.':
    'Verwenden Sie das Signieren des Produkts selbst: die Transformationen enveloped-signature und exklusive Kanonisierung (xml-exc-c14n), und sonst nichts.',
  'Compare the certificate with which the provider signs with the one in its metadata: after a change of keys both must be published.':
    'Vergleichen Sie das Zertifikat, mit dem der Anbieter signiert, mit dem in seinen Metadaten: Nach einem Schlüsselwechsel müssen beide veröffentlicht sein.',
  'Look for a proxy that rewrites the answer.': 'Suchen Sie nach einem Proxy, der die Antwort umschreibt.',
  'Sign in with an account of the federated domain, or send its user principal name of that domain.':
    'Melden Sie sich mit einem Konto der Verbunddomäne an, oder senden Sie seinen Benutzerprinzipalnamen aus dieser Domäne.',
  'Or change the federatedTokenValidationPolicy of the tenant, if it is meant to be so.':
    'Oder ändern Sie die federatedTokenValidationPolicy des Mandanten, wenn es so gewollt ist.',
};
