/** The sentences of each check, by its id: true where it passes, and true where it fails. */
export const checksDe: Readonly<Record<string, readonly [title: string, failureTitle: string]>> = {
  'assertion/audience': [
    'Die Assertion ist für die Relying Party ausgestellt',
    'Die Assertion ist nicht für die Relying Party ausgestellt',
  ],
  'assertion/authn-instant': [
    'Der Zeitpunkt der Authentifizierung liegt innerhalb der Anmeldung',
    'Der Zeitpunkt der Authentifizierung liegt nicht innerhalb der Anmeldung',
  ],
  'assertion/bearer-confirmation': [
    'Das Subjekt ist als Bearer bestätigt',
    'Das Subjekt ist nicht als Bearer bestätigt',
  ],
  'assertion/conditions-present': [
    'Die Assertion sagt, bis wann sie gilt',
    'Die Assertion sagt nicht, bis wann sie gilt',
  ],
  'assertion/emailaddress': [
    'Das Attribut emailaddress enthält genau eine Adresse',
    'Das Attribut emailaddress enthält nicht genau eine Adresse',
  ],
  'assertion/id-unique': [
    'Jede Anmeldung bringt eine Assertion mit eigener ID',
    'Dieselbe Assertion-ID kam in zwei Anmeldungen',
  ],
  'assertion/issue-instant': [
    'IssueInstant der Assertion ist ein Zeitpunkt, der schon gekommen ist',
    'IssueInstant der Assertion fehlt, ist kein Zeitpunkt oder liegt in der Zukunft',
  ],
  'assertion/issuer': [
    'Issuer der Assertion ist der Anbieter',
    'Issuer der Assertion ist nicht der Anbieter',
  ],
  'assertion/key-pinned': [
    'Die Antwort ist mit einem Schlüssel signiert, den der Anbieter veröffentlicht hat',
    'Die Antwort ist mit einem Schlüssel signiert, den der Anbieter nicht veröffentlicht hatte',
  ],
  'assertion/no-sha1': ['Die Signatur verwendet kein SHA-1', 'Die Signatur verwendet SHA-1'],
  'assertion/not-before': ['Die Assertion gilt schon', 'Die Assertion gilt noch nicht'],
  'assertion/not-on-or-after': ['Die Assertion ist nicht abgelaufen', 'Die Assertion ist abgelaufen'],
  'assertion/one-assertion': [
    'Die Antwort enthält genau eine Assertion',
    'Die Antwort enthält nicht genau eine Assertion',
  ],
  'assertion/own-signature': [
    'Die Assertion trägt eine eigene Signatur',
    'Nur das Element um die Assertion herum ist signiert',
  ],
  'assertion/readable': [
    'Die Antwort ist XML, das gelesen werden darf',
    'Die Antwort verletzt eine Regel, ohne die sie nicht gelesen werden darf',
  ],
  'assertion/recipient': [
    'Die Assertion ist an die Adresse gerichtet, an der sie ankam',
    'Die Assertion ist an eine andere Adresse gerichtet',
  ],
  'assertion/signature-algorithm': [
    'Die Signatur verwendet ein vertrauenswürdiges Verfahren',
    'Die Signatur verwendet ein Verfahren, das abgelehnt werden muss',
  ],
  'assertion/signature-present': ['Die Assertion ist signiert', 'Keine Signatur deckt die Assertion ab'],
  'assertion/signature-reference': [
    'Jede Signatur signiert genau das Element, in dem sie steht',
    'Eine Signatur signiert nicht genau das Element, in dem sie steht',
  ],
  'assertion/signature-transforms': [
    'Die Signatur verwendet die beiden Transformationen, die SAML erlaubt',
    'Die Signatur verwendet Transformationen, die SAML nicht erlaubt',
  ],
  'assertion/signature-verified': [
    'Jede Signatur der Antwort ist gültig',
    'Eine Signatur der Antwort ist ungültig',
  ],
  'assertion/upn-domain': [
    'Der Benutzer gehört zur verbundenen Domäne',
    'Der Benutzer gehört zu einer anderen als der verbundenen Domäne',
  ],
  'consistency/mfa-agrees': [
    'Der Anbieter sagt über jedes seiner Protokolle dasselbe zu MFA',
    'Der Anbieter sagt MFA über ein Protokoll und über ein anderes nicht',
  ],
  'entra/aud-is-partner-center': [
    'Das Zugriffstoken ist für Partner Center bestimmt',
    'Das Zugriffstoken ist nicht für Partner Center bestimmt',
  ],
  'entra/consent-had-mfa': [
    'Das Aktualisierungstoken wurde mit MFA erlangt',
    'Das Aktualisierungstoken wurde ohne MFA erlangt',
  ],
  'entra/domain-is-federated': [
    'Entra schickt dieses Konto zu einem verbundenen Anbieter',
    'Entra schickt dieses Konto nicht zu einem verbundenen Anbieter',
  ],
  'entra/graph-keeps-mfa': [
    'Das Zugriffstoken für Graph sagt mfa auch nach dem Erneuern',
    'Das Zugriffstoken für Graph sagt mfa nach dem Erneuern nicht',
  ],
  'entra/graph-says-mfa': [
    'Das Zugriffstoken für Graph sagt mfa',
    'Das Zugriffstoken für Graph sagt mfa nicht',
  ],
  'entra/graph-takes-token': [
    'Graph weist das Token nicht wegen fehlender MFA zurück',
    'Graph weist das Token wegen fehlender MFA zurück',
  ],
  'entra/iss-is-entra-v1': [
    'Das Zugriffstoken wurde von Entra für den eigenen Mandanten ausgestellt',
    'iss ist nicht der eines Entra-Tokens der Version 1.0 für seinen Mandanten',
  ],
  'entra/mfa-came-from-provider': [
    'Entra musste nicht selbst nach einem zweiten Faktor fragen',
    'Entra hat selbst nach dem zweiten Faktor gefragt',
  ],
  'entra/mfa-demanded': [
    'Bei dieser Anmeldung wurde MFA verlangt',
    'Bei dieser Anmeldung hat nichts MFA verlangt',
  ],
  'entra/partner-center-says-compliant': [
    'Partner Center sagt, dass das Token den Anforderungen genügt',
    'Partner Center sagt nicht, dass das Token den Anforderungen genügt',
  ],
  'entra/partner-center-takes-token': [
    'Partner Center weist das Token nicht wegen fehlender MFA zurück',
    'Partner Center weist das Token wegen fehlender MFA zurück',
  ],
  'entra/scp-user-impersonation': ['scp enthält user_impersonation', 'scp enthält user_impersonation nicht'],
  'entra/token-not-expired': [
    'Das Zugriffstoken ist nicht abgelaufen',
    'Das Zugriffstoken ist abgelaufen oder hat kein ordentliches exp',
  ],
  'entra/token-signature': [
    'Die Signatur des Zugriffstokens ist gültig',
    'Die Signatur des Zugriffstokens ist ungültig',
  ],
  'entra/ver-is-1': ['ver ist "1.0"', 'ver ist nicht "1.0"'],
  'external-mfa/acr-as-asked': [
    'acr ist der Wert, den Entra verlangt hat',
    'acr ist nicht der Wert, den Entra verlangt hat',
  ],
  'external-mfa/amr-is-array': [
    'amr für Entra ist ein Array von Zeichenketten',
    'amr für Entra fehlt oder ist kein Array von Zeichenketten',
  ],
  'external-mfa/amr-is-one-accepted-method': [
    'amr nennt genau eine Methode, die Entra annimmt',
    'amr nennt nicht genau eine Methode, die Entra annimmt',
  ],
  'external-mfa/answered-by-form-post': [
    'Die Antwort wurde binnen 10 Minuten per POST an die redirect_uri geschickt',
    'Die Antwort wurde nicht binnen 10 Minuten per POST an die redirect_uri geschickt',
  ],
  'external-mfa/authorization-endpoint-registered': [
    'Der Autorisierungsendpunkt steht unter den Antwort-URLs der Anwendung',
    'Der Autorisierungsendpunkt steht nicht unter den Antwort-URLs der Anwendung',
  ],
  'external-mfa/bare-get-answered': [
    'Der Authorization-Endpunkt verträgt ein GET ohne Parameter',
    'Der Authorization-Endpunkt scheitert an einem GET ohne Parameter',
  ],
  'external-mfa/discovery-fits-entra': [
    'Das Discovery-Dokument sagt, was Entra braucht',
    'Das Discovery-Dokument sagt nicht, was Entra braucht',
  ],
  'external-mfa/discovery-has-content-length': [
    'Das Discovery-Dokument kommt mit Content-Length',
    'Das Discovery-Dokument kommt ohne Content-Length',
  ],
  'external-mfa/factor-asked-each-time': [
    'Ein zweiter Aufruf im selben Browser wird mit einem neuen Faktor beantwortet oder mit der Zeit des ersten',
    'Ein zweiter Aufruf im selben Browser wird beantwortet, als wäre ein Faktor gegeben worden',
  ],
  'external-mfa/hint-issuer-checked': [
    'Ein Hint eines fremden Ausstellers wird abgelehnt',
    'Ein Hint eines fremden Ausstellers wird nicht abgelehnt',
  ],
  'external-mfa/hint-signature-checked': [
    'Ein Hint mit gefälschter Signatur wird abgelehnt',
    'Ein Hint mit gefälschter Signatur wird nicht abgelehnt',
  ],
  'external-mfa/hint-tenant-checked': [
    'Ein Hint eines fremden Mandanten wird abgelehnt',
    'Ein Hint eines fremden Mandanten wird nicht abgelehnt',
  ],
  'external-mfa/id-token-came': [
    'Der Anbieter hat mit einem id_token geantwortet',
    'Der Anbieter hat nicht mit einem lesbaren id_token geantwortet',
  ],
  'external-mfa/key-has-certificate': [
    'Der Signaturschlüssel ist mit seinem Zertifikat (x5c) veröffentlicht',
    'Der Signaturschlüssel ist ohne sein Zertifikat (x5c) veröffentlicht',
  ],
  'external-mfa/no-id-token-without-factor': [
    'Ohne Faktor kam kein id_token',
    'Ein id_token kam, obwohl kein Faktor angegeben wurde',
  ],
  'external-mfa/other-user-refused': [
    'Ein Hint für eine andere Person wird nicht aus der Sitzung der ersten beantwortet',
    'Ein Hint für eine andere Person wird aus der Sitzung der ersten beantwortet',
  ],
  'external-mfa/redirect-uri-checked': [
    'Eine nicht registrierte redirect_uri wird abgelehnt',
    'Eine nicht registrierte redirect_uri wird nicht abgelehnt',
  ],
  'external-mfa/replayed-request-refused': [
    'Eine schon einmal gesendete Anfrage wird abgelehnt',
    'Eine schon einmal gesendete Anfrage wird nicht abgelehnt',
  ],
  'external-mfa/signed-with-rs256': [
    'Das id_token ist mit RS256 signiert',
    'Das id_token ist nicht mit RS256 signiert',
  ],
  'external-mfa/sub-as-hinted': ['sub ist der des id_token_hint', 'sub ist nicht der des id_token_hint'],
  'oidc/acr-as-requested': [
    'acr ist einer der Werte, die als wesentlich verlangt wurden',
    'acr ist keiner der Werte, die als wesentlich verlangt wurden',
  ],
  'oidc/acr-is-refeds-mfa': ['acr ist der Wert von REFEDS MFA', 'acr ist nicht der Wert von REFEDS MFA'],
  'oidc/acr-values-honoured': [
    'acr ist einer der verlangten acr_values',
    'acr ist keiner der verlangten acr_values',
  ],
  'oidc/amr-consistent': [
    'amr ist überall gleich, wo es steht',
    'amr unterscheidet sich zwischen id_token, access_token und Userinfo',
  ],
  'oidc/amr-contains-mfa': ['amr enthält "mfa"', 'amr enthält "mfa" nicht'],
  'oidc/amr-is-array-of-strings': [
    'amr ist ein Array von Zeichenketten',
    'amr ist kein Array von Zeichenketten',
  ],
  'oidc/amr-matches-factors': [
    'amr nennt keinen Faktor, der nicht verwendet wurde',
    'amr nennt einen Faktor, der nicht verwendet wurde',
  ],
  'oidc/amr-present': ['Das Token hat den Claim amr', 'Das Token hat keinen Claim amr'],
  'oidc/amr-values-registered': [
    'Jeder Wert von amr ist registriert',
    'amr enthält Werte, die nicht registriert sind',
  ],
  'oidc/amr-values-unique': ['Kein Wert steht zweimal in amr', 'Ein Wert steht zweimal in amr'],
  'oidc/at-hash': ['at_hash passt zum access_token', 'at_hash passt nicht zum access_token'],
  'oidc/auth-time-in-interval': [
    'auth_time liegt innerhalb der Anmeldung',
    'auth_time liegt nicht innerhalb der Anmeldung',
  ],
  'oidc/auth-time-present': [
    'auth_time ist da, wo es sein muss',
    'auth_time fehlt, obwohl danach gefragt wurde',
  ],
  'oidc/c-hash': ['c_hash passt zum Code', 'c_hash passt nicht zum Code'],
  'oidc/discovery-sane': [
    'Das Discovery-Dokument ist vollständig und gehört zum Aussteller',
    'Das Discovery-Dokument ist unvollständig oder gehört zu einem anderen Aussteller',
  ],
  'oidc/id-token-alg': [
    'Das id_token ist mit einem Verfahren signiert, das der Anbieter anbietet',
    'Das id_token ist mit einem Verfahren signiert, das abgelehnt werden muss',
  ],
  'oidc/id-token-aud': ['aud des id_token nennt den Client', 'aud des id_token nennt den Client nicht'],
  'oidc/id-token-azp': ['azp des id_token ist der Client', 'azp des id_token ist nicht der Client'],
  'oidc/id-token-exp': [
    'Das id_token ist nicht abgelaufen',
    'Das id_token ist abgelaufen oder hat kein ordentliches exp',
  ],
  'oidc/id-token-iat': [
    'Das id_token wurde während der Anmeldung ausgestellt',
    'Das id_token wurde nicht während der Anmeldung ausgestellt',
  ],
  'oidc/id-token-iss': ['iss des id_token ist der Aussteller', 'iss des id_token ist nicht der Aussteller'],
  'oidc/id-token-key-found': [
    'Der Schlüssel, mit dem das id_token signiert ist, ist veröffentlicht',
    'Der Schlüssel, mit dem das id_token signiert ist, ist nicht veröffentlicht',
  ],
  'oidc/id-token-nbf': ['Das id_token gilt schon', 'Das id_token gilt noch nicht'],
  'oidc/id-token-nonce': [
    'nonce des id_token ist die gesendete',
    'nonce des id_token ist nicht die gesendete',
  ],
  'oidc/id-token-present': ['Ein lesbares id_token kam an', 'Es kam kein lesbares id_token an'],
  'oidc/id-token-signature': [
    'Die Signatur des id_token ist gültig',
    'Die Signatur des id_token ist ungültig',
  ],
  'oidc/response-iss': [
    'Der Parameter iss der Authorization-Antwort stimmt',
    'Der Parameter iss der Authorization-Antwort fehlt oder ist falsch',
  ],
  'oidc/response-state': [
    'state kam so zurück, wie es gesendet wurde',
    'state kam nicht so zurück, wie es gesendet wurde',
  ],
  'oidc/sub-consistent': [
    'sub ist überall gleich, wo es steht',
    'sub fehlt oder unterscheidet sich zwischen id_token, Userinfo und erneuertem id_token',
  ],
  'oidc/userinfo-sane': ['Userinfo antwortet mit Claims', 'Userinfo antwortet nicht mit Claims'],
  'saml/bearer-window': ['Die Bearer-Bestätigung gilt jetzt', 'Die Bearer-Bestätigung gilt jetzt nicht'],
  'saml/class-as-requested': [
    'Der Authentifizierungskontext ist einer der verlangten',
    'Der Authentifizierungskontext ist keiner der verlangten',
  ],
  'saml/class-is-multipleauthn': [
    'AuthnContextClassRef ist multipleauthn',
    'AuthnContextClassRef ist nicht multipleauthn',
  ],
  'saml/class-is-refeds-mfa': [
    'AuthnContextClassRef ist der Wert von REFEDS MFA',
    'AuthnContextClassRef ist nicht der Wert von REFEDS MFA',
  ],
  'saml/destination': [
    'Destination der Response ist die Adresse, an der sie ankam',
    'Destination der Response ist eine andere Adresse',
  ],
  'saml/idp-email': [
    'Das Attribut IDPEmail enthält genau eine Adresse',
    'Das Attribut IDPEmail enthält nicht genau eine Adresse',
  ],
  'saml/in-response-to': ['Die Antwort gehört zur Anfrage', 'Die Antwort gehört nicht zur Anfrage'],
  'saml/in-response-to-absent': [
    'Die Antwort, um die niemand gebeten hat, nennt keine Anfrage',
    'Die Antwort, um die niemand gebeten hat, nennt eine Anfrage',
  ],
  'saml/name-id-characters': [
    'NameID enthält nur Zeichen, die Entra annimmt',
    'NameID enthält Zeichen, die Entra nicht annimmt',
  ],
  'saml/name-id-encoded': [
    'Die Sonderzeichen von NameID sind kodiert',
    'NameID enthält Base64-Zeichen, die nicht kodiert sind',
  ],
  'saml/name-id-format': ['NameID hat das Format persistent', 'NameID hat nicht das Format persistent'],
  'saml/name-id-length': ['NameID hat 1 bis 64 Zeichen', 'NameID ist leer oder länger als 64 Zeichen'],
  'saml/one-authn-context': [
    'Die Assertion hat genau einen Authentifizierungskontext',
    'Die Assertion hat nicht genau einen Authentifizierungskontext',
  ],
  'saml/relay-state': [
    'RelayState kam so zurück, wie es gesendet wurde',
    'RelayState kam nicht so zurück, wie es gesendet wurde',
  ],
  'saml/request-by-post': [
    'Der Anbieter nimmt eine Anfrage per HTTP-POST an',
    'Der Anbieter nimmt keine Anfrage per HTTP-POST an',
  ],
  'saml/response-issuer': [
    'Issuer der Response ist der Anbieter',
    'Issuer der Response ist nicht der Anbieter',
  ],
  'saml/session-not-on-or-after': [
    'SessionNotOnOrAfter liegt in der Zukunft',
    'SessionNotOnOrAfter ist vorbei oder kein Zeitpunkt',
  ],
  'saml/status-success': ['Der Anbieter antwortet mit Success', 'Der Anbieter antwortet mit einem Fehler'],
  'session/auth-time-kept-on-refresh': [
    'Das Erneuern der Token ändert auth_time nicht',
    'Das Erneuern der Token machte auth_time neuer',
  ],
  'session/auth-time-kept-on-reuse': [
    'Die erneute Nutzung der Sitzung ändert den Zeitpunkt der Authentifizierung nicht',
    'Die erneute Nutzung der Sitzung hat den Zeitpunkt der Authentifizierung geändert',
  ],
  'session/cancelled-refused': [
    'Wer beim zweiten Faktor abbricht, wird nicht angemeldet',
    'Wer beim zweiten Faktor abbrach, wurde angemeldet',
  ],
  'session/clock-agrees': [
    'Die Uhr des Anbieters stimmt mit der hiesigen überein',
    'Die Uhr des Anbieters weicht um mehr als eine Minute von der hiesigen ab',
  ],
  'session/force-authn-honoured': [
    'Auf ForceAuthn hin authentifiziert der Anbieter neu',
    'ForceAuthn wird aus der Sitzung beantwortet',
  ],
  'session/max-age-honoured': [
    'Auf max_age=0 hin fragt der Anbieter neu und sagt, wann',
    'max_age=0 wird nicht beachtet',
  ],
  'session/mfa-kept-on-refresh': [
    'mfa steht nach dem Erneuern der Token noch in amr',
    'mfa fehlt nach dem Erneuern der Token in amr',
  ],
  'session/mfa-kept-on-reuse': [
    'MFA wird auch gesagt, wenn die Sitzung erneut genutzt wird',
    'MFA wird nicht mehr gesagt, wenn die Sitzung erneut genutzt wird',
  ],
  'session/mfa-said-after-step-up': [
    'MFA wird gesagt, nachdem der zweite Faktor später verlangt wurde',
    'MFA fehlt, obwohl der zweite Faktor später angegeben wurde',
  ],
  'session/mfa-said-every-time': [
    'Von gleichen Anmeldungen sagt jede MFA oder keine',
    'MFA kommt und geht: Von gleichen Anmeldungen sagen manche MFA und manche nicht',
  ],
  'session/mfa-said-when-fresh': [
    'MFA wird in jeder neuen Anmeldung gesagt, in der der zweite Faktor angegeben wurde',
    'MFA fehlt in einer neuen Anmeldung, obwohl der zweite Faktor angegeben wurde',
  ],
  'session/new-time-needs-new-factor': [
    'MFA mit einem neuen Zeitpunkt der Authentifizierung beruht auf einem neuen zweiten Faktor',
    'MFA wird mit einem neuen Zeitpunkt der Authentifizierung gesagt, obwohl der zweite Faktor nicht erneut verlangt wurde',
  ],
  'session/no-claims-of-another': [
    'Zwei Konten, die sich im selben Augenblick anmelden, erhalten jedes die eigenen Claims',
    'Ein Konto erhielt Claims eines anderen, das sich im selben Augenblick anmeldete',
  ],
  'session/no-mfa-from-remembered-device': [
    'Ein gemerktes Gerät steht nicht für den zweiten Faktor',
    'MFA wird gesagt, obwohl ein gemerktes Gerät für den zweiten Faktor stand',
  ],
  'session/no-mfa-gained-on-reuse': [
    'Eine Sitzung ohne zweiten Faktor gewinnt kein MFA hinzu',
    'Eine Sitzung gewann MFA hinzu, obwohl nie ein zweiter Faktor angegeben wurde',
  ],
  'session/no-mfa-without-second-factor': [
    'Kein Token sagt mfa, wo kein zweiter Faktor angegeben wurde',
    'Ein Token sagt mfa, obwohl kein zweiter Faktor angegeben wurde',
  ],
  'session/prompt-login-honoured': [
    'Auf prompt=login hin fragt der Anbieter erneut',
    'prompt=login wird aus der Sitzung beantwortet',
  ],
  'session/required-mfa-enforced': [
    'Ein Konto, das MFA verwenden muss, kommt ohne sie nicht hinein',
    'Ein Konto, das MFA verwenden muss, kam ohne zweiten Faktor hinein',
  ],
  'session/second-factor-asked': [
    'Das Konto wurde nach seinem zweiten Faktor gefragt',
    'Das Konto kam hinein, ohne nach seinem zweiten Faktor gefragt zu werden',
  ],
  'session/second-factor-not-skippable': [
    'Der zweite Faktor lässt sich nicht überspringen',
    'Der zweite Faktor lässt sich überspringen',
  ],
  'session/step-up-honoured': [
    'Wo MFA verlangt wird, genügt die Sitzung eines Kennworts nicht',
    'MFA wurde verlangt, und die Sitzung eines Kennworts genügte',
  ],
  'session/used-code-refused': [
    'Mit einem verbrauchten Code lässt sich nicht noch einmal anmelden',
    'Mit einem verbrauchten Code ließ sich noch einmal anmelden',
  ],
  'session/wfresh-honoured': [
    'Auf wfresh=0 hin authentifiziert der Anbieter neu',
    'wfresh=0 wird aus der Sitzung beantwortet',
  ],
  'session/wrong-code-refused': [
    'Mit einem falschen Code lässt sich nicht anmelden',
    'Mit einem falschen Code ließ sich anmelden',
  ],
  'wsfed/applies-to': ['AppliesTo nennt den Realm', 'AppliesTo nennt den Realm nicht'],
  'wsfed/immutable-id': [
    'Der Claim ImmutableID hat genau einen Wert',
    'Der Claim ImmutableID hat nicht genau einen Wert',
  ],
  'wsfed/mfa-despite-prompt-login': [
    'MFA wird auch gesagt, wenn das Kennwort neu verlangt wird',
    'MFA wird nicht mehr gesagt, wenn das Kennwort neu verlangt wird',
  ],
  'wsfed/says-multipleauthn': [
    'Die Assertion sagt multipleauthn dort, wo Entra danach sieht',
    'Die Assertion sagt multipleauthn nicht dort, wo Entra danach sieht',
  ],
  'wsfed/upn': [
    'Der Claim UPN enthält genau einen Benutzernamen',
    'Der Claim UPN enthält nicht genau einen Benutzernamen',
  ],
  'wsfed/wctx-unchanged': [
    'wctx kam so zurück, wie es gesendet wurde',
    'wctx kam nicht so zurück, wie es gesendet wurde',
  ],
};
