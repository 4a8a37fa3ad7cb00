/** What checks say where they pass, and where they fail. */
export const titles: Readonly<Record<string, string>> = {
  'The assertion is made for the relying party': 'Die Assertion ist für die vertrauende Seite ausgestellt',
  'The assertion is not made for the relying party':
    'Die Assertion ist nicht für die vertrauende Seite ausgestellt',
  'The time of authentication lies within the sign-in':
    'Der Zeitpunkt der Authentifizierung liegt innerhalb der Anmeldung',
  'The time of authentication does not lie within the sign-in':
    'Der Zeitpunkt der Authentifizierung liegt nicht innerhalb der Anmeldung',
  'The subject is confirmed as bearer': 'Das Subjekt ist als Bearer bestätigt',
  'The subject is not confirmed as bearer': 'Das Subjekt ist nicht als Bearer bestätigt',
  'The assertion says until when it is valid': 'Die Assertion sagt, bis wann sie gilt',
  'The assertion does not say until when it is valid': 'Die Assertion sagt nicht, bis wann sie gilt',
  'The attribute emailaddress has exactly one address':
    'Das Attribut emailaddress enthält genau eine Adresse',
  'The attribute emailaddress does not have exactly one address':
    'Das Attribut emailaddress enthält nicht genau eine Adresse',
  'Each sign-in brings an assertion with an ID of its own':
    'Jede Anmeldung bringt eine Assertion mit eigener ID',
  'The same assertion ID came in two sign-ins': 'Dieselbe Assertion-ID kam in zwei Anmeldungen',
  'IssueInstant of the assertion is a time that has come':
    'IssueInstant der Assertion ist ein Zeitpunkt, der schon gekommen ist',
  'IssueInstant of the assertion is missing, no time, or still to come':
    'IssueInstant der Assertion fehlt, ist kein Zeitpunkt oder liegt in der Zukunft',
  'Issuer of the assertion is the provider': 'Issuer der Assertion ist der Anbieter',
  'Issuer of the assertion is not the provider': 'Issuer der Assertion ist nicht der Anbieter',
  'The answer is signed by a key that the provider published':
    'Die Antwort ist mit einem Schlüssel signiert, den der Anbieter veröffentlicht hat',
  'The answer is signed by a key that the provider had not published':
    'Die Antwort ist mit einem Schlüssel signiert, den der Anbieter nicht veröffentlicht hatte',
  'The signature does not use SHA-1': 'Die Signatur verwendet kein SHA-1',
  'The signature uses SHA-1': 'Die Signatur verwendet SHA-1',
  'The assertion is valid already': 'Die Assertion gilt schon',
  'The assertion is not valid yet': 'Die Assertion gilt noch nicht',
  'The assertion has not expired': 'Die Assertion ist nicht abgelaufen',
  'The assertion has expired': 'Die Assertion ist abgelaufen',
  'The answer holds exactly one assertion': 'Die Antwort enthält genau eine Assertion',
  'The answer does not hold exactly one assertion': 'Die Antwort enthält nicht genau eine Assertion',
  'The assertion carries a signature of its own': 'Die Assertion trägt eine eigene Signatur',
  'Only the element around the assertion is signed': 'Nur das Element um die Assertion herum ist signiert',
  'The answer is XML that may be read': 'Die Antwort ist XML, das gelesen werden darf',
  'The answer breaks a rule of reading':
    'Die Antwort verletzt eine Regel, ohne die sie nicht gelesen werden darf',
  'The assertion is addressed to the place where it was taken':
    'Die Assertion ist an die Adresse gerichtet, an der sie ankam',
  'The assertion is addressed to another place': 'Die Assertion ist an eine andere Adresse gerichtet',
  'The signature uses an algorithm that may be trusted':
    'Die Signatur verwendet ein vertrauenswürdiges Verfahren',
  'The signature uses an algorithm that must be refused':
    'Die Signatur verwendet ein Verfahren, das abgelehnt werden muss',
  'The assertion is signed': 'Die Assertion ist signiert',
  'No signature covers the assertion': 'Keine Signatur deckt die Assertion ab',
  'Each signature signs exactly the element that it stands in':
    'Jede Signatur signiert genau das Element, in dem sie steht',
  'A signature does not sign exactly the element that it stands in':
    'Eine Signatur signiert nicht genau das Element, in dem sie steht',
  'The signature uses the two transforms that SAML allows':
    'Die Signatur verwendet die beiden Transformationen, die SAML erlaubt',
  'The signature uses transforms that SAML does not allow':
    'Die Signatur verwendet Transformationen, die SAML nicht erlaubt',
  'Every signature of the answer is valid': 'Jede Signatur der Antwort ist gültig',
  'A signature of the answer is not valid': 'Eine Signatur der Antwort ist ungültig',
  'The user belongs to the federated domain': 'Der Benutzer gehört zur Verbunddomäne',
  'The user belongs to another domain than the federated one':
    'Der Benutzer gehört zu einer anderen als der Verbunddomäne',
  'The provider says the same of MFA to each application':
    'Der Anbieter sagt über jedes seiner Protokolle dasselbe zu MFA',
  'The provider says MFA to one application and not to another':
    'Der Anbieter sagt MFA über ein Protokoll und über ein anderes nicht',
  'The access token is for Partner Center': 'Das Zugriffstoken ist für Partner Center bestimmt',
  'The access token is not for Partner Center': 'Das Zugriffstoken ist nicht für Partner Center bestimmt',
  'The refresh token was obtained with MFA': 'Das Aktualisierungstoken wurde mit MFA erlangt',
  'The refresh token was obtained without MFA': 'Das Aktualisierungstoken wurde ohne MFA erlangt',
  'Entra sends this account to a federated provider':
    'Entra schickt dieses Konto zu einem verbundenen Anbieter',
  'Entra does not send this account to a federated provider':
    'Entra schickt dieses Konto nicht zu einem verbundenen Anbieter',
  'The access token for Graph says mfa after a refresh, too':
    'Das Zugriffstoken für Graph sagt mfa auch nach dem Erneuern',
  'The access token for Graph does not say mfa after a refresh':
    'Das Zugriffstoken für Graph sagt mfa nach dem Erneuern nicht',
  'The access token for Graph says mfa': 'Das Zugriffstoken für Graph sagt mfa',
  'The access token for Graph does not say mfa': 'Das Zugriffstoken für Graph sagt mfa nicht',
  'Graph does not turn the token away for want of MFA':
    'Graph weist das Token nicht wegen fehlender MFA zurück',
  'Graph turns the token away for want of MFA': 'Graph weist das Token wegen fehlender MFA zurück',
  'The access token was issued by Entra for its tenant':
    'Das Zugriffstoken wurde von Entra für den eigenen Mandanten ausgestellt',
  'iss is not that of an Entra v1.0 token of its tenant':
    'iss ist nicht der eines Entra-Tokens der Version 1.0 für seinen Mandanten',
  'Entra had no need to ask for a second factor itself':
    'Entra musste nicht selbst nach einem zweiten Faktor fragen',
  'Entra asked for the second factor itself': 'Entra hat selbst nach dem zweiten Faktor gefragt',
  'MFA was demanded at this sign-in': 'Bei dieser Anmeldung wurde MFA verlangt',
  'Nothing demanded MFA at this sign-in': 'Bei dieser Anmeldung hat nichts MFA verlangt',
  'Partner Center says that the token is compliant':
    'Partner Center sagt, dass das Token den Anforderungen genügt',
  'Partner Center does not say that the token is compliant':
    'Partner Center sagt nicht, dass das Token den Anforderungen genügt',
  'Partner Center does not turn the token away for want of MFA':
    'Partner Center weist das Token nicht wegen fehlender MFA zurück',
  'Partner Center turns the token away for want of MFA':
    'Partner Center weist das Token wegen fehlender MFA zurück',
  'scp contains user_impersonation': 'scp enthält user_impersonation',
  'scp does not contain user_impersonation': 'scp enthält user_impersonation nicht',
  'The access token has not expired': 'Das Zugriffstoken ist nicht abgelaufen',
  'The access token has expired or has no proper exp':
    'Das Zugriffstoken ist abgelaufen oder hat kein ordentliches exp',
  'The signature of the access token is valid': 'Die Signatur des Zugriffstokens ist gültig',
  'The signature of the access token is not valid': 'Die Signatur des Zugriffstokens ist ungültig',
  'ver is "1.0"': 'ver ist "1.0"',
  'ver is not "1.0"': 'ver ist nicht "1.0"',
  'acr is the one that Entra asked for': 'acr ist der Wert, den Entra verlangt hat',
  'acr is not the one that Entra asked for': 'acr ist nicht der Wert, den Entra verlangt hat',
  'amr for Entra is an array of strings': 'amr für Entra ist ein Array von Zeichenketten',
  'amr for Entra is missing, or no array of strings':
    'amr für Entra fehlt oder ist kein Array von Zeichenketten',
  'amr names exactly one method that Entra takes': 'amr nennt genau eine Methode, die Entra annimmt',
  'amr does not name exactly one method that Entra takes':
    'amr nennt nicht genau eine Methode, die Entra annimmt',
  'The answer was posted to the redirect_uri within 10 minutes':
    'Die Antwort wurde binnen 10 Minuten per POST an die redirect_uri geschickt',
  'The answer was not posted to the redirect_uri within 10 minutes':
    'Die Antwort wurde nicht binnen 10 Minuten per POST an die redirect_uri geschickt',
  'The authorization endpoint is among the reply URLs of the application':
    'Der Autorisierungsendpunkt steht unter den Antwort-URLs der Anwendung',
  'The authorization endpoint is not among the reply URLs of the application':
    'Der Autorisierungsendpunkt steht nicht unter den Antwort-URLs der Anwendung',
  'The authorization endpoint stands a GET without parameters':
    'Der Authorization-Endpunkt verträgt ein GET ohne Parameter',
  'The authorization endpoint fails at a GET without parameters':
    'Der Authorization-Endpunkt scheitert an einem GET ohne Parameter',
  'The discovery document says what Entra needs': 'Das Discovery-Dokument sagt, was Entra braucht',
  'The discovery document does not say what Entra needs':
    'Das Discovery-Dokument sagt nicht, was Entra braucht',
  'The discovery document comes with its Content-Length': 'Das Discovery-Dokument kommt mit Content-Length',
  'The discovery document comes without Content-Length': 'Das Discovery-Dokument kommt ohne Content-Length',
  'A second call in the same browser is answered by a new factor, or by the time of the first':
    'Ein zweiter Aufruf im selben Browser wird mit einem neuen Faktor beantwortet oder mit der Zeit des ersten',
  'A second call in the same browser is answered as if a factor had been given':
    'Ein zweiter Aufruf im selben Browser wird beantwortet, als wäre ein Faktor gegeben worden',
  'A hint of a foreign issuer is refused': 'Ein Hint eines fremden Ausstellers wird abgelehnt',
  'A hint of a foreign issuer is not refused': 'Ein Hint eines fremden Ausstellers wird nicht abgelehnt',
  'A hint with a forged signature is refused': 'Ein Hint mit gefälschter Signatur wird abgelehnt',
  'A hint with a forged signature is not refused': 'Ein Hint mit gefälschter Signatur wird nicht abgelehnt',
  'A hint of a foreign tenant is refused': 'Ein Hint eines fremden Mandanten wird abgelehnt',
  'A hint of a foreign tenant is not refused': 'Ein Hint eines fremden Mandanten wird nicht abgelehnt',
  'The provider answered with an id_token': 'Der Anbieter hat mit einem id_token geantwortet',
  'The provider did not answer with a readable id_token':
    'Der Anbieter hat nicht mit einem lesbaren id_token geantwortet',
  'The signing key is published with its certificate (x5c)':
    'Der Signaturschlüssel ist mit seinem Zertifikat (x5c) veröffentlicht',
  'The signing key is published without its certificate (x5c)':
    'Der Signaturschlüssel ist ohne sein Zertifikat (x5c) veröffentlicht',
  'No id_token came where no factor was given': 'Ohne Faktor kam kein id_token',
  'An id_token came although no factor was given': 'Ein id_token kam, obwohl kein Faktor angegeben wurde',
  'A hint for another person is not answered from the session of the first':
    'Ein Hint für eine andere Person wird nicht aus der Sitzung der ersten beantwortet',
  'A hint for another person is answered from the session of the first':
    'Ein Hint für eine andere Person wird aus der Sitzung der ersten beantwortet',
  'A redirect_uri that is not registered is refused': 'Eine nicht registrierte redirect_uri wird abgelehnt',
  'A redirect_uri that is not registered is not refused':
    'Eine nicht registrierte redirect_uri wird nicht abgelehnt',
  'A request that was sent before is refused': 'Eine schon einmal gesendete Anfrage wird abgelehnt',
  'A request that was sent before is not refused': 'Eine schon einmal gesendete Anfrage wird nicht abgelehnt',
  'The id_token is signed with RS256': 'Das id_token ist mit RS256 signiert',
  'The id_token is not signed with RS256': 'Das id_token ist nicht mit RS256 signiert',
  'sub is that of the id_token_hint': 'sub ist der des id_token_hint',
  'sub is not that of the id_token_hint': 'sub ist nicht der des id_token_hint',
  'acr is one of the values that were asked for as essential':
    'acr ist einer der Werte, die als wesentlich verlangt wurden',
  'acr is none of the values that were asked for as essential':
    'acr ist keiner der Werte, die als wesentlich verlangt wurden',
  'acr is that of REFEDS MFA': 'acr ist der Wert von REFEDS MFA',
  'acr is not that of REFEDS MFA': 'acr ist nicht der Wert von REFEDS MFA',
  'acr is one of the acr_values that were asked for': 'acr ist einer der verlangten acr_values',
  'acr is none of the acr_values that were asked for': 'acr ist keiner der verlangten acr_values',
  'amr is the same wherever it stands': 'amr ist überall gleich, wo es steht',
  'amr differs between the id_token, the access_token and userinfo':
    'amr unterscheidet sich zwischen id_token, access_token und Userinfo',
  'amr contains "mfa"': 'amr enthält "mfa"',
  'amr does not contain "mfa"': 'amr enthält "mfa" nicht',
  'amr is an array of strings': 'amr ist ein Array von Zeichenketten',
  'amr is not an array of strings': 'amr ist kein Array von Zeichenketten',
  'amr names no factor that was not used': 'amr nennt keinen Faktor, der nicht verwendet wurde',
  'amr names a factor that was not used': 'amr nennt einen Faktor, der nicht verwendet wurde',
  'The token has an amr claim': 'Das Token hat den Claim amr',
  'The token has no amr claim': 'Das Token hat keinen Claim amr',
  'Every value of amr is registered': 'Jeder Wert von amr ist registriert',
  'amr has values that are not registered': 'amr enthält Werte, die nicht registriert sind',
  'No value stands twice in amr': 'Kein Wert steht zweimal in amr',
  'A value stands twice in amr': 'Ein Wert steht zweimal in amr',
  'at_hash fits the access_token': 'at_hash passt zum access_token',
  'at_hash does not fit the access_token': 'at_hash passt nicht zum access_token',
  'auth_time lies within the sign-in': 'auth_time liegt innerhalb der Anmeldung',
  'auth_time does not lie within the sign-in': 'auth_time liegt nicht innerhalb der Anmeldung',
  'auth_time is there where it must be': 'auth_time ist da, wo es sein muss',
  'auth_time is missing although it was asked for': 'auth_time fehlt, obwohl danach gefragt wurde',
  'c_hash fits the code': 'c_hash passt zum Code',
  'c_hash does not fit the code': 'c_hash passt nicht zum Code',
  'The discovery document is complete and belongs to the issuer':
    'Das Discovery-Dokument ist vollständig und gehört zum Aussteller',
  'The discovery document is incomplete or belongs to another issuer':
    'Das Discovery-Dokument ist unvollständig oder gehört zu einem anderen Aussteller',
  'The id_token is signed by an algorithm that the provider offers':
    'Das id_token ist mit einem Verfahren signiert, das der Anbieter anbietet',
  'The id_token is signed by an algorithm that must be refused':
    'Das id_token ist mit einem Verfahren signiert, das abgelehnt werden muss',
  'aud of the id_token names the client': 'aud des id_token nennt den Client',
  'aud of the id_token does not name the client': 'aud des id_token nennt den Client nicht',
  'azp of the id_token is the client': 'azp des id_token ist der Client',
  'azp of the id_token is not the client': 'azp des id_token ist nicht der Client',
  'The id_token has not expired': 'Das id_token ist nicht abgelaufen',
  'The id_token has expired or has no proper exp':
    'Das id_token ist abgelaufen oder hat kein ordentliches exp',
  'The id_token was issued during the sign-in': 'Das id_token wurde während der Anmeldung ausgestellt',
  'The id_token was not issued during the sign-in':
    'Das id_token wurde nicht während der Anmeldung ausgestellt',
  'iss of the id_token is the issuer': 'iss des id_token ist der Aussteller',
  'iss of the id_token is not the issuer': 'iss des id_token ist nicht der Aussteller',
  'The key that signed the id_token is published':
    'Der Schlüssel, mit dem das id_token signiert ist, ist veröffentlicht',
  'The key that signed the id_token is not published':
    'Der Schlüssel, mit dem das id_token signiert ist, ist nicht veröffentlicht',
  'The id_token is valid already': 'Das id_token gilt schon',
  'The id_token is not valid yet': 'Das id_token gilt noch nicht',
  'nonce of the id_token is the one that was sent': 'nonce des id_token ist die gesendete',
  'nonce of the id_token is not the one that was sent': 'nonce des id_token ist nicht die gesendete',
  'A readable id_token came': 'Ein lesbares id_token kam an',
  'No readable id_token came': 'Es kam kein lesbares id_token an',
  'The signature of the id_token is valid': 'Die Signatur des id_token ist gültig',
  'The signature of the id_token is not valid': 'Die Signatur des id_token ist ungültig',
  'The iss parameter of the authorization response is right':
    'Der Parameter iss der Authorization-Antwort stimmt',
  'The iss parameter of the authorization response is wrong or missing':
    'Der Parameter iss der Authorization-Antwort fehlt oder ist falsch',
  'state came back as it was sent': 'state kam so zurück, wie es gesendet wurde',
  'state did not come back as it was sent': 'state kam nicht so zurück, wie es gesendet wurde',
  'sub is the same wherever it stands': 'sub ist überall gleich, wo es steht',
  'sub is missing or differs between the id_token, userinfo and a refreshed id_token':
    'sub fehlt oder unterscheidet sich zwischen id_token, Userinfo und erneuertem id_token',
  'Userinfo answers with claims': 'Userinfo antwortet mit Claims',
  'Userinfo does not answer with claims': 'Userinfo antwortet nicht mit Claims',
  'The bearer confirmation is valid now': 'Die Bearer-Bestätigung gilt jetzt',
  'The bearer confirmation is not valid now': 'Die Bearer-Bestätigung gilt jetzt nicht',
  'The authentication context is one of those that were asked for':
    'Der Authentifizierungskontext ist einer der verlangten',
  'The authentication context is none of those that were asked for':
    'Der Authentifizierungskontext ist keiner der verlangten',
  'AuthnContextClassRef is multipleauthn': 'AuthnContextClassRef ist multipleauthn',
  'AuthnContextClassRef is not multipleauthn': 'AuthnContextClassRef ist nicht multipleauthn',
  'AuthnContextClassRef is that of REFEDS MFA': 'AuthnContextClassRef ist der Wert von REFEDS MFA',
  'AuthnContextClassRef is not that of REFEDS MFA': 'AuthnContextClassRef ist nicht der Wert von REFEDS MFA',
  'Destination of the response is where it was taken':
    'Destination der Response ist die Adresse, an der sie ankam',
  'Destination of the response is another place': 'Destination der Response ist eine andere Adresse',
  'The attribute IDPEmail has exactly one address': 'Das Attribut IDPEmail enthält genau eine Adresse',
  'The attribute IDPEmail does not have exactly one address':
    'Das Attribut IDPEmail enthält nicht genau eine Adresse',
  'The answer belongs to the request': 'Die Antwort gehört zur Anfrage',
  'The answer does not belong to the request': 'Die Antwort gehört nicht zur Anfrage',
  'The answer that nobody asked for names no request':
    'Die Antwort, um die niemand gebeten hat, nennt keine Anfrage',
  'The answer that nobody asked for names a request':
    'Die Antwort, um die niemand gebeten hat, nennt eine Anfrage',
  'NameID has only characters that Entra takes': 'NameID enthält nur Zeichen, die Entra annimmt',
  'NameID has characters that Entra does not take': 'NameID enthält Zeichen, die Entra nicht annimmt',
  'NameID has its special characters encoded': 'Die Sonderzeichen von NameID sind kodiert',
  'NameID has base64 characters that are not encoded':
    'NameID enthält Base64-Zeichen, die nicht kodiert sind',
  'NameID has the format persistent': 'NameID hat das Format persistent',
  'NameID does not have the format persistent': 'NameID hat nicht das Format persistent',
  'NameID has 1 to 64 characters': 'NameID hat 1 bis 64 Zeichen',
  'NameID is empty or longer than 64 characters': 'NameID ist leer oder länger als 64 Zeichen',
  'The assertion has exactly one authentication context':
    'Die Assertion hat genau einen Authentifizierungskontext',
  'The assertion does not have exactly one authentication context':
    'Die Assertion hat nicht genau einen Authentifizierungskontext',
  'RelayState came back as it was sent': 'RelayState kam so zurück, wie es gesendet wurde',
  'RelayState did not come back as it was sent': 'RelayState kam nicht so zurück, wie es gesendet wurde',
  'The provider takes a request by HTTP-POST': 'Der Anbieter nimmt eine Anfrage per HTTP-POST an',
  'Issuer of the response is the provider': 'Issuer der Response ist der Anbieter',
  'Issuer of the response is not the provider': 'Issuer der Response ist nicht der Anbieter',
  'SessionNotOnOrAfter lies ahead': 'SessionNotOnOrAfter liegt in der Zukunft',
  'SessionNotOnOrAfter has passed or is no time': 'SessionNotOnOrAfter ist vorbei oder kein Zeitpunkt',
  'The provider answers Success': 'Der Anbieter antwortet mit Success',
  'The provider answers an error': 'Der Anbieter antwortet mit einem Fehler',
  'A refresh does not renew auth_time': 'Das Erneuern der Token ändert auth_time nicht',
  'A refresh made auth_time newer': 'Das Erneuern der Token machte auth_time neuer',
  'Using the session again does not change the time of authentication':
    'Die erneute Nutzung der Sitzung ändert den Zeitpunkt der Authentifizierung nicht',
  'Using the session again changed the time of authentication':
    'Die erneute Nutzung der Sitzung hat den Zeitpunkt der Authentifizierung geändert',
  'Leaving at the second factor does not sign in': 'Wer beim zweiten Faktor abbricht, wird nicht angemeldet',
  'Leaving at the second factor signed in': 'Wer beim zweiten Faktor abbrach, wurde angemeldet',
  "The provider's clock agrees with the clock here": 'Die Uhr des Anbieters stimmt mit der hiesigen überein',
  "The provider's clock differs from the clock here by more than a minute":
    'Die Uhr des Anbieters weicht um mehr als eine Minute von der hiesigen ab',
  'ForceAuthn makes the provider authenticate anew': 'Auf ForceAuthn hin authentifiziert der Anbieter neu',
  'ForceAuthn is answered from the session': 'ForceAuthn wird aus der Sitzung beantwortet',
  'max_age=0 makes the provider ask again and say when':
    'Auf max_age=0 hin fragt der Anbieter neu und sagt, wann',
  'max_age=0 is not honoured': 'max_age=0 wird nicht beachtet',
  'mfa is still in amr after a refresh': 'mfa steht nach dem Erneuern der Token noch in amr',
  'mfa is gone from amr after a refresh': 'mfa fehlt nach dem Erneuern der Token in amr',
  'MFA is still said when the session is used again':
    'MFA wird auch gesagt, wenn die Sitzung erneut genutzt wird',
  'MFA is no longer said when the session is used again':
    'MFA wird nicht mehr gesagt, wenn die Sitzung erneut genutzt wird',
  'MFA is said after the second factor was asked for later':
    'MFA wird gesagt, nachdem der zweite Faktor später verlangt wurde',
  'MFA is missing although the second factor was given later':
    'MFA fehlt, obwohl der zweite Faktor später angegeben wurde',
  'Of sign-ins that are alike, each says MFA or none does':
    'Von gleichen Anmeldungen sagt jede MFA oder keine',
  'MFA comes and goes: of sign-ins that are alike, some say it and some do not':
    'MFA kommt und geht: Von gleichen Anmeldungen sagen manche MFA und manche nicht',
  'MFA is said in each fresh sign-in in which the second factor was given':
    'MFA wird in jeder neuen Anmeldung gesagt, in der der zweite Faktor angegeben wurde',
  'MFA is missing in a fresh sign-in although the second factor was given':
    'MFA fehlt in einer neuen Anmeldung, obwohl der zweite Faktor angegeben wurde',
  'MFA with a new time of authentication rests on a new second factor':
    'MFA mit einem neuen Zeitpunkt der Authentifizierung beruht auf einem neuen zweiten Faktor',
  'MFA is said with a new time of authentication although the second factor was not asked again':
    'MFA wird mit einem neuen Zeitpunkt der Authentifizierung gesagt, obwohl der zweite Faktor nicht erneut verlangt wurde',
  'Two accounts that sign in at the same moment get each their own claims':
    'Zwei Konten, die sich im selben Augenblick anmelden, erhalten jedes die eigenen Claims',
  'An account got claims of another that signed in at the same moment':
    'Ein Konto erhielt Claims eines anderen, das sich im selben Augenblick anmeldete',
  'A remembered device does not stand for the second factor':
    'Ein gemerktes Gerät steht nicht für den zweiten Faktor',
  'MFA is said although a remembered device stood for the second factor':
    'MFA wird gesagt, obwohl ein gemerktes Gerät für den zweiten Faktor stand',
  'A session without a second factor does not gain MFA':
    'Eine Sitzung ohne zweiten Faktor gewinnt kein MFA hinzu',
  'A session gained MFA although no second factor was ever given':
    'Eine Sitzung gewann MFA hinzu, obwohl nie ein zweiter Faktor angegeben wurde',
  'No token says mfa where no second factor was given':
    'Kein Token sagt mfa, wo kein zweiter Faktor angegeben wurde',
  'A token says mfa although no second factor was given':
    'Ein Token sagt mfa, obwohl kein zweiter Faktor angegeben wurde',
  'prompt=login makes the provider ask again': 'Auf prompt=login hin fragt der Anbieter erneut',
  'prompt=login is answered from the session': 'prompt=login wird aus der Sitzung beantwortet',
  'An account that must use MFA does not get in without it':
    'Ein Konto, das MFA verwenden muss, kommt ohne sie nicht hinein',
  'An account that must use MFA got in without a second factor':
    'Ein Konto, das MFA verwenden muss, kam ohne zweiten Faktor hinein',
  'The account was asked for its second factor': 'Das Konto wurde nach seinem zweiten Faktor gefragt',
  'The account got in without being asked for its second factor':
    'Das Konto kam hinein, ohne nach seinem zweiten Faktor gefragt zu werden',
  'The second factor cannot be skipped': 'Der zweite Faktor lässt sich nicht überspringen',
  'The second factor can be skipped': 'Der zweite Faktor lässt sich überspringen',
  'Where MFA is asked for, the session of a password is not enough':
    'Wo MFA verlangt wird, genügt die Sitzung eines Kennworts nicht',
  'MFA was asked for, and the session of a password was enough':
    'MFA wurde verlangt, und die Sitzung eines Kennworts genügte',
  'A code that was used does not sign in again':
    'Mit einem verbrauchten Code lässt sich nicht noch einmal anmelden',
  'A code that was used signed in again': 'Mit einem verbrauchten Code ließ sich noch einmal anmelden',
  'wfresh=0 makes the provider authenticate anew': 'Auf wfresh=0 hin authentifiziert der Anbieter neu',
  'wfresh=0 is answered from the session': 'wfresh=0 wird aus der Sitzung beantwortet',
  'A wrong code does not sign in': 'Mit einem falschen Code lässt sich nicht anmelden',
  'A wrong code signed in': 'Mit einem falschen Code ließ sich anmelden',
  'AppliesTo names the realm': 'AppliesTo nennt den Realm',
  'AppliesTo does not name the realm': 'AppliesTo nennt den Realm nicht',
  'The claim ImmutableID has exactly one value': 'Der Claim ImmutableID hat genau einen Wert',
  'The claim ImmutableID does not have exactly one value': 'Der Claim ImmutableID hat nicht genau einen Wert',
  'MFA is still said when a fresh password is asked for':
    'MFA wird auch gesagt, wenn das Kennwort neu verlangt wird',
  'MFA is no longer said when a fresh password is asked for':
    'MFA wird nicht mehr gesagt, wenn das Kennwort neu verlangt wird',
  'The assertion says multipleauthn where Entra looks':
    'Die Assertion sagt multipleauthn dort, wo Entra danach sieht',
  'The assertion does not say multipleauthn where Entra looks':
    'Die Assertion sagt multipleauthn nicht dort, wo Entra danach sieht',
  'The claim UPN has exactly one user name': 'Der Claim UPN enthält genau einen Benutzernamen',
  'The claim UPN does not have exactly one user name':
    'Der Claim UPN enthält nicht genau einen Benutzernamen',
  'wctx came back as it was sent': 'wctx kam so zurück, wie es gesendet wurde',
  'wctx did not come back as it was sent': 'wctx kam nicht so zurück, wie es gesendet wurde',
  'The provider does not take a request by HTTP-POST': 'Der Anbieter nimmt keine Anfrage per HTTP-POST an',
};
