/** What kept a sign-in from being judged, and what to try. */
export const errors: Readonly<Record<string, string>> = {
  'The file {0} ({1}) does not exist.': 'Die Datei {0} ({1}) gibt es nicht.',
  'Correct the path in {0}.': 'Berichtigen Sie den Pfad in {0}.',
  'The file {0} ({1}) cannot be read.': 'Die Datei {0} ({1}) ist nicht zu lesen.',
  'Check that it is a file and that you may read it.':
    'Prüfen Sie, ob es eine Datei ist und ob Sie sie lesen dürfen.',
  '{0} ({1}) holds no certificate in PEM form.': '{0} ({1}) enthält kein Zertifikat im PEM-Format.',
  'It must hold a block that begins with -----BEGIN CERTIFICATE-----; DER files: openssl x509 -inform der -in FILE.':
    'Sie muss einen Block enthalten, der mit -----BEGIN CERTIFICATE----- beginnt; DER-Dateien: openssl x509 -inform der -in FILE.',
  'The proxy in HTTPS_PROXY or HTTP_PROXY is not an address that can be used.':
    'Der Proxy in HTTPS_PROXY oder HTTP_PROXY ist keine brauchbare Adresse.',
  'Write it as http://host:port, or unset the variable.':
    'Schreiben Sie ihn als http://host:port, oder entfernen Sie die Variable.',
  'The provider redirects {0} more than {1} times.': 'Der Anbieter leitet {0} mehr als {1}-mal um.',
  'Open the address in a browser and see where it ends; put the final issuer into the configuration.':
    'Öffnen Sie die Adresse in einem Browser und sehen Sie, wo sie endet; tragen Sie den endgültigen Aussteller in die Konfiguration ein.',
  "The provider's answer from {0} is larger than {1} MiB.":
    'Die Antwort des Anbieters von {0} ist größer als {1} MiB.',
  'No provider needs to send that much about itself. Open the address and see what is there; if it is right, tell the vendor.':
    'Kein Anbieter muss so viel über sich selbst senden. Öffnen Sie die Adresse und sehen Sie, was dort ist; stimmt sie, sagen Sie es dem Hersteller.',
  'The provider did not finish its answer from {0} within {1} s.':
    'Der Anbieter hat seine Antwort von {0} nicht innerhalb von {1} s beendet.',
  'Try again in a while; if it stays so, tell the vendor which address is slow.':
    'Versuchen Sie es nach einer Weile noch einmal; bleibt es so, sagen Sie dem Hersteller, welche Adresse langsam ist.',
  'The TLS certificate of {0} is not trusted: {1}.': 'Dem TLS-Zertifikat von {0} wird nicht vertraut: {1}.',
  "The certificate is for another name. Use the provider's own name in the issuer.":
    'Das Zertifikat gilt für einen anderen Namen. Verwenden Sie im Aussteller den eigenen Namen des Anbieters.',
  "If the provider uses a private CA, put the path of the CA's PEM file into {0}.":
    'Verwendet der Anbieter eine private Zertifizierungsstelle, tragen Sie den Pfad ihrer PEM-Datei unter {0} ein.',
  'What {0} answers is not HTTP that can be read: {1}.': 'Was {0} antwortet, ist kein lesbares HTTP: {1}.',
  'Check that the port is the one of the web server.': 'Prüfen Sie, ob der Port der des Webservers ist.',
  'The provider at {0} cannot be reached: {1}.': 'Der Anbieter unter {0} ist nicht erreichbar: {1}.',
  'Check the network, the proxy (HTTPS_PROXY, NO_PROXY) and the address.':
    'Prüfen Sie das Netz, den Proxy (HTTPS_PROXY, NO_PROXY) und die Adresse.',
  'is missing': 'fehlt',
  'is not an absolute URL': 'ist keine absolute URL',
  'starts with {0} instead of https:': 'beginnt mit {0} statt mit https:',
  'is http: and not on this machine, so secrets would travel in the clear':
    'ist http: und nicht auf diesem Rechner; Geheimnisse würden unverschlüsselt übertragen',
  "The provider's address {0} {1}.": 'Die Adresse {0} des Anbieters {1}.',
  'The provider must name https addresses; behind a reverse proxy, tell it its public address.':
    'Der Anbieter muss https-Adressen nennen; hinter einem Reverseproxy teilen Sie ihm seine öffentliche Adresse mit.',
  'The provider redirects {0} to something that is not an address.':
    'Der Anbieter leitet {0} zu etwas um, das keine Adresse ist.',
  'Tell the vendor: the Location header of that answer is broken.':
    'Sagen Sie dem Hersteller: Der Location-Header dieser Antwort ist fehlerhaft.',
  'Nothing listens there. Start the provider, or correct the port in the issuer.':
    'Dort lauscht nichts. Starten Sie den Anbieter, oder berichtigen Sie den Port im Aussteller.',
  "There is no such host. Correct the issuer's host name, or check DNS and VPN.":
    'Diesen Host gibt es nicht. Berichtigen Sie den Hostnamen des Ausstellers, oder prüfen Sie DNS und VPN.',
  'The name could not be looked up just now. Check the network, DNS and VPN.':
    'Der Name war gerade nicht aufzulösen. Prüfen Sie Netz, DNS und VPN.',
  'That port does not speak TLS. Write the issuer with http: or correct the port.':
    'Dieser Port spricht kein TLS. Schreiben Sie den Aussteller mit http:, oder berichtigen Sie den Port.',
  'its root element is {0} and not {1}': 'sein Wurzelelement ist {0} und nicht {1}',
  'what is encrypted is no assertion that may be read':
    'was verschlüsselt ist, ist keine Assertion, die gelesen werden darf',
  'it is encrypted, and no key to decrypt it is configured':
    'sie ist verschlüsselt, und es ist kein Schlüssel zum Entschlüsseln konfiguriert',
  'it is encrypted by {0}, which can be broken': 'sie ist mit {0} verschlüsselt, was sich brechen lässt',
  'it names no encrypted key': 'sie nennt keinen verschlüsselten Schlüssel',
  'none of our keys decrypts it ({0})': 'keiner unserer Schlüssel entschlüsselt sie ({0})',
  'it is empty': 'es ist leer',
  'it is not UTF-8': 'es ist nicht UTF-8',
  'it is larger than 5 MiB': 'es ist größer als 5 MiB',
  'it is XML {0} and not 1.0': 'es ist XML {0} und nicht 1.0',
  'it declares the encoding {0} and not UTF-8': 'es gibt die Kodierung {0} an und nicht UTF-8',
  'it has NUL characters, as UTF-16 would': 'es enthält NUL-Zeichen, wie UTF-16 es täte',
  'it has characters that XML does not allow': 'es enthält Zeichen, die XML nicht erlaubt',
  'it has a DOCTYPE': 'es enthält ein DOCTYPE',
  'it has "]]>" in its text': 'es enthält "]]>" im Text',
  'it has "&{0}", which names no character': 'es enthält "&{0}", was kein Zeichen benennt',
  'something follows its root element': 'auf sein Wurzelelement folgt noch etwas',
  'it is not well-formed XML: {0}': 'es ist kein wohlgeformtes XML: {0}',
  'it has no element': 'es enthält kein Element',
  'it is nested deeper than {0} levels': 'es ist tiefer als {0} Ebenen verschachtelt',
  'it has the processing instruction {0}': 'es enthält die Verarbeitungsanweisung {0}',
  'two of its elements have the ID {0}': 'zwei seiner Elemente haben die ID {0}',
  'it has an attribute twice, by two prefixes of one namespace':
    'es hat ein Attribut zweimal, über zwei Präfixe eines Namensraums',
  'it declares the namespace prefix {0} wrongly': 'es gibt das Namensraumpräfix {0} falsch an',
  'The file in {0} holds {1}.': 'Die Datei in {0} enthält {1}.',
  'no certificate in PEM form': 'kein Zertifikat im PEM-Format',
  'a certificate that cannot be read': 'ein Zertifikat, das nicht zu lesen ist',
  'it is a web page': 'es ist eine Webseite',
  'Open the address in a browser: it must show XML without a login.':
    'Öffnen Sie die Adresse in einem Browser: Sie muss ohne Anmeldung XML zeigen.',
  'it names no signing key that can be read': 'es nennt keinen lesbaren Signaturschlüssel',
  'Without one nothing that the provider signs can be verified. Export the metadata again, or put its certificate into `certificate`.':
    'Ohne einen lässt sich nichts überprüfen, was der Anbieter signiert. Exportieren Sie die Metadaten erneut, oder tragen Sie sein Zertifikat unter `certificate` ein.',
  'The metadata at {0} cannot be used: {1}.': 'Die Metadaten unter {0} sind nicht brauchbar: {1}.',
  'Export it from the provider again, and check that the address shows XML.':
    'Exportieren Sie sie erneut aus dem Anbieter, und prüfen Sie, ob die Adresse XML zeigt.',
  'one without entityID': 'einen ohne entityID',
  'its root element is {0} and not an EntityDescriptor':
    'sein Wurzelelement ist {0} und kein EntityDescriptor',
  "Give the address of the provider's metadata, not of its sign-in page or its services.":
    'Geben Sie die Adresse der Metadaten des Anbieters an, nicht die seiner Anmeldeseite oder seiner Dienste.',
  'it describes {0} and {1} {2}': 'es beschreibt {0} und {1} {2}',
  'more than once': 'mehr als einmal',
  "Set the target's `issuer` to the entityID of the provider that is meant.":
    'Setzen Sie `issuer` des Ziels auf die entityID des gemeinten Anbieters.',
  'it describes {0} providers ({1})': 'es beschreibt {0} Anbieter ({1})',
  "Say which one is meant: set the target's `issuer` to its entityID.":
    'Sagen Sie, welcher gemeint ist: Setzen Sie `issuer` des Ziels auf seine entityID.',
  '{0} is no SAML 2.0 identity provider there (no IDPSSODescriptor)':
    '{0} ist darin kein SAML-2.0-Identitätsanbieter (kein IDPSSODescriptor)',
  'its entity': 'seine Entität',
  '{0} is no WS-Federation provider there (no RoleDescriptor of a SecurityTokenService)':
    '{0} ist darin kein WS-Federation-Anbieter (kein RoleDescriptor eines SecurityTokenService)',
  "This is a service provider's metadata. Give the identity provider's.":
    'Das sind die Metadaten eines Dienstanbieters. Geben Sie die des Identitätsanbieters an.',
  "Check the target's `protocol`, and that the provider has {0} enabled.":
    'Prüfen Sie `protocol` des Ziels, und ob im Anbieter {0} eingeschaltet ist.',
  'it was valid until {0}': 'es galt bis {0}',
  'Fetch or export it again; if what the provider publishes now is expired too, tell the vendor.':
    'Holen oder exportieren Sie sie erneut; ist auch abgelaufen, was der Anbieter jetzt veröffentlicht, sagen Sie es dem Hersteller.',
  '{0} is missing, and so is {1}.': '{0} fehlt, und {1} auch.',
  "Give the provider's metadata (a URL or a file), or all of certificate, url and issuer.":
    'Geben Sie die Metadaten des Anbieters an (eine URL oder eine Datei), oder certificate, url und issuer zusammen.',
  'The metadata at {0} cannot be used: the provider answered with HTTP {1}.':
    'Die Metadaten unter {0} sind nicht brauchbar: Der Anbieter antwortete mit HTTP {1}.',
  'Correct {0}; open the address in a browser and see what is there.':
    'Berichtigen Sie {0}; öffnen Sie die Adresse in einem Browser und sehen Sie, was dort ist.',
  'The metadata at {0} names no address at which a sign-in could begin.':
    'Die Metadaten unter {0} nennen keine Adresse, an der eine Anmeldung beginnen könnte.',
  "Set {0} to the provider's {1}.": 'Setzen Sie {0} auf die Adresse des Anbieters: {1}.',
  'single sign-on address': 'SSO-URL',
  'passive endpoint': 'passiver Endpunkt',
  '{0}, where the metadata lets a sign-in begin,': '{0}, wo nach den Metadaten eine Anmeldung beginnt,',
  'It must be an https address: passwords would travel in the clear.':
    'Es muss eine https-Adresse sein: Kennwörter würden unverschlüsselt übertragen.',
  'It stands in {0}, where no signature is looked for.': 'Sie steht in {0}, wo keine Signatur gesucht wird.',
  'There is more than one signature in {0}.': 'In {0} steht mehr als eine Signatur.',
  'Its SignatureValue is empty.': 'Ihr SignatureValue ist leer.',
  'Its Reference is to "{0}" and not to the element around it, "#{1}".':
    'Ihre Reference verweist auf "{0}" und nicht auf das Element um sie herum, "#{1}".',
  'The ID that it refers to is not one that XML allows.': 'Die ID, auf die sie verweist, erlaubt XML nicht.',
  '{0} holds {1}, and it must hold {2}.': '{0} enthält {1}, und es muss {2} enthalten.',
  'There is a comment in {0}.': 'In {0} steht ein Kommentar.',
  'The algorithm {0} is not one that proves who signed.':
    'Der Algorithmus {0} ist keiner, der beweist, wer signiert hat.',
  'The canonicalization {0} is not supported.': 'Die Kanonisierung {0} wird nicht unterstützt.',
  'The digest algorithm {0} is not supported.': 'Der Digestalgorithmus {0} wird nicht unterstützt.',
  'Its first transform is not enveloped-signature.':
    'Ihre erste Transformation ist nicht enveloped-signature.',
  'The transform {0} may change what is signed.': 'Die Transformation {0} kann ändern, was signiert ist.',
  'It has more than two transforms.': 'Sie hat mehr als zwei Transformationen.',
  'What it signs was changed, or was never what it signs: the digest differs.':
    'Was sie signiert, wurde geändert oder war nie das, was sie signiert: Der Digest weicht ab.',
  'What it covers is not the element around it.': 'Was sie abdeckt, ist nicht das Element um sie herum.',
  'No key is known, and the message names none.':
    'Es ist kein Schlüssel bekannt, und die Nachricht nennt keinen.',
  'It is intact by the key that the message itself brings; the key of the provider is not known.':
    'Sie ist nach dem Schlüssel unversehrt, den die Nachricht selbst mitbringt; der Schlüssel des Anbieters ist nicht bekannt.',
  'It is intact, but by a key that only the message itself names, and by none that is known ({0}).':
    'Sie ist unversehrt, aber nach einem Schlüssel, den nur die Nachricht selbst nennt, und nach keinem bekannten ({0}).',
  'in the message': 'in der Nachricht',
  'The key that the message itself brings does not verify it.':
    'Der Schlüssel, den die Nachricht selbst mitbringt, bestätigt sie nicht.',
  'No key that is known ({0}) verifies it.': 'Kein bekannter Schlüssel ({0}) bestätigt sie.',
  'a RequestSecurityTokenResponse of WS-Trust 2005/02 or 1.3, nor a collection of them':
    'keine RequestSecurityTokenResponse von WS-Trust 2005/02 oder 1.3 und auch keine Sammlung davon',
  "targets.{0}.binding is {1}, and the provider's metadata names no single sign-on address for it.":
    'targets.{0}.binding ist {1}, und die Metadaten des Anbieters nennen dafür keine SSO-URL.',
  'Write binding: {0}, or set targets.{1}.url.':
    'Schreiben Sie binding: {0}, oder setzen Sie targets.{1}.url.',
  'targets.{0}.signRequests is true, and relyingParty.key is missing.':
    'targets.{0}.signRequests ist true, und relyingParty.key fehlt.',
  'The provider of targets.{0} wants signed requests (WantAuthnRequestsSigned), and relyingParty.key is missing.':
    'Der Anbieter von targets.{0} will signierte Anfragen (WantAuthnRequestsSigned), und relyingParty.key fehlt.',
  "Add relyingParty.key and relyingParty.cert (PEM files), and give the provider our metadata from /saml/metadata. If this client need not sign (Keycloak's metadata wants it of all), write signRequests: false.":
    'Fügen Sie relyingParty.key und relyingParty.cert hinzu (PEM-Dateien), und geben Sie dem Anbieter unsere Metadaten von /saml/metadata. Muss dieser Client nicht signieren (Keycloaks Metadaten wollen es von allen), schreiben Sie signRequests: false.',
  'targets.{0} says clientAuth: {1}, and {2} is missing.': 'targets.{0} sagt clientAuth: {1}, und {2} fehlt.',
  'Add {0}, or choose another clientAuth.': 'Fügen Sie {0} hinzu, oder wählen Sie ein anderes clientAuth.',
  'a symmetric key': 'ein symmetrischer Schlüssel',
  '{0} ({1}) is not a private key that can be used.': '{0} ({1}) ist kein brauchbarer privater Schlüssel.',
  'It must be a PEM file (PKCS #8, without a passphrase) or a JWK with an RSA, EC or Ed25519 private key.':
    'Es muss eine PEM-Datei (PKCS #8, ohne Passphrase) oder ein JWK mit einem privaten RSA-, EC- oder Ed25519-Schlüssel sein.',
  'The provider does not accept our redirect URI {0}: {1}.':
    'Der Anbieter nimmt unseren Umleitungs-URI {0} nicht an: {1}.',
  'Register exactly {0} as a redirect URI of this client at the provider.':
    'Tragen Sie im Anbieter genau {0} als Umleitungs-URI dieses Clients ein.',
  'The provider rejects the client {0} (clientAuth: {1}): {2}.':
    'Der Anbieter weist den Client {0} zurück (clientAuth: {1}): {2}.',
  'Allow the authorization code flow for this client at the provider.':
    'Erlauben Sie diesem Client im Anbieter den Autorisierungscodefluss.',
  'The provider refuses the pushed authorization request: {0}.':
    'Der Anbieter lehnt die vorab übermittelte Autorisierungsanfrage (PAR) ab: {0}.',
  'Check scope, claims, acrValues, prompt and responseMode of the target: the provider does not accept one of them.':
    'Prüfen Sie scope, claims, acrValues, prompt und responseMode des Ziels: Eines davon nimmt der Anbieter nicht an.',
  "The provider's answer to the pushed authorization request cannot be used: {0}, {1}.":
    'Die Antwort des Anbieters auf die vorab übermittelte Autorisierungsanfrage (PAR) ist nicht brauchbar: {0}, {1}.',
  'Tell the vendor: discovery requires pushed authorization requests, and their endpoint fails.':
    'Sagen Sie dem Hersteller: Die Discovery verlangt vorab übermittelte Autorisierungsanfragen (PAR), und ihr Endpunkt scheitert.',
  'Check clientId and clientSecret. Some providers do not form-decode a client_secret_basic secret: then set clientAuth: client_secret_post.':
    'Prüfen Sie clientId und clientSecret. Manche Anbieter dekodieren ein Geheimnis per client_secret_basic nicht als Formular: Setzen Sie dann clientAuth: client_secret_post.',
  'Check clientId and clientSecret, and that the client may use client_secret_post at the provider.':
    'Prüfen Sie clientId und clientSecret, und ob der Client beim Anbieter client_secret_post verwenden darf.',
  'Check that clientKey is the private half of the key registered for this client.':
    'Prüfen Sie, ob clientKey der private Teil des für diesen Client registrierten Schlüssels ist.',
  'The client is not public at the provider: add its clientSecret or clientKey.':
    'Der Client ist beim Anbieter nicht öffentlich: Fügen Sie sein clientSecret oder clientKey hinzu.',
  "The discovery document's jwks_uri {0}.": 'Die jwks_uri des Discovery-Dokuments {0}.',
  '{0} answered with HTTP {1} and {2} JSON Web Key Set.':
    '{0} antwortete mit HTTP {1} ({2} JSON Web Key Set).',
  'The discovery document at {0} cannot be used: {1}.':
    'Das Discovery-Dokument unter {0} ist nicht brauchbar: {1}.',
  'Check the issuer: it is what stands before /.well-known/openid-configuration, with realm or tenant.':
    'Prüfen Sie den Aussteller: Es ist, was vor /.well-known/openid-configuration steht, mit Realm oder Mandant.',
  'the provider answered with HTTP {0}': 'der Anbieter antwortete mit HTTP {0}',
  'it is a web page, not JSON': 'es ist eine Webseite, kein JSON',
  'it is not a JSON object': 'es ist kein JSON-Objekt',
  'is http:': 'ist http:',
  'The provider does not know its own public address: set it there (often: host name and proxy headers).':
    'Der Anbieter kennt seine eigene öffentliche Adresse nicht: Stellen Sie sie dort ein (oft: Hostname und Proxy-Header).',
  'Tell the vendor, or correct the issuer: a sign-in by authorization code needs this endpoint.':
    'Sagen Sie es dem Hersteller, oder berichtigen Sie den Aussteller: Eine Anmeldung per Autorisierungscode braucht diesen Endpunkt.',
  'is http: while the issuer is https:': 'ist http:, der Aussteller aber https:',
  'targets.{0}.{1} is missing.': 'targets.{0}.{1} fehlt.',
  'OpenID Connect needs it: add {0} to the target.':
    'OpenID Connect braucht es: Fügen Sie dem Ziel {0} hinzu.',
  'targets.{0}.issuer is {1}, and the issuer of a provider elsewhere must start with https:.':
    'targets.{0}.issuer ist {1}, und der Aussteller eines entfernten Anbieters muss mit https: beginnen.',
  'Passwords and tokens would travel in the clear. Use its https address; http: is for 127.0.0.1 and localhost only.':
    'Kennwörter und Token würden unverschlüsselt übertragen. Verwenden Sie die https-Adresse; http: ist nur für 127.0.0.1 und localhost.',
  'not a JWT: its parts are not base64url': 'kein JWT: seine Teile sind nicht base64url',
  'not a JWT: its header is not a JSON object': 'kein JWT: sein Header ist kein JSON-Objekt',
  'payload is not JSON': 'die Nutzdaten sind kein JSON',
  'payload is not a JSON object': 'die Nutzdaten sind kein JSON-Objekt',
  'The header has no alg, so there is no signature to verify.':
    'Der Header hat kein alg; es gibt also keine Signatur zu prüfen.',
  'The token is not signed (alg is {0}).': 'Das Token ist nicht signiert (alg ist {0}).',
  '{0} uses a secret that the provider shares with nobody here.':
    '{0} verwendet ein Geheimnis, das der Anbieter hier mit niemandem teilt.',
  '{0} is keyed with the client secret, and this client has none.':
    '{0} verwendet den geheimen Clientschlüssel, und dieser Client hat keinen.',
  '{0}, keyed with the client secret and not with a published key.':
    '{0}, mit dem geheimen Clientschlüssel und nicht mit einem veröffentlichten Schlüssel.',
  '{0}, and the client secret does not verify it: {1}.':
    '{0}, und der geheime Clientschlüssel bestätigt sie nicht: {1}.',
  'and kid {0}': 'und kid {0}',
  'None of the {0} published keys fits alg {1}{2}.':
    'Keiner der {0} veröffentlichten Schlüssel passt zu alg {1}{2}.',
  'No published key that fits verifies it: {0}.':
    'Kein passender veröffentlichter Schlüssel bestätigt sie: {0}.',
  'the person said that the provider showed an error and did not send the browser back':
    'laut der Person zeigte der Anbieter einen Fehler und schickte den Browser nicht zurück',
  'the person said that the provider went on, and asked for the second factor':
    'laut der Person machte der Anbieter weiter und fragte nach dem zweiten Faktor',
  'its {0} {1}': 'sein {0} {1}',
  '{0} is {1}, which': '{0} ist {1}: Das',
  'encrypted (JWE)': 'verschlüsselt (JWE)',
  'not a JWT': 'kein JWT',
  'certificate {0} of {1}': 'Zertifikat {0} von {1}',
  'is on this machine, and the provider that names it is not':
    'ist auf diesem Rechner, der Anbieter, der sie nennt, aber nicht',
  'it has more than {0} signatures': 'es hat mehr als {0} Signaturen',
};
