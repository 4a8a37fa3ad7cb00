/** What checks and the judge say of what came. */
export const findings: Readonly<Record<string, string>> = {
  'There is no amr.': 'Es gibt kein amr.',
  'amr is not an array of strings, so it has no values.':
    'amr ist kein Array von Zeichenketten und hat daher keine Werte.',
  'otp, swk or hwk': 'otp, swk oder hwk',
  'otp or hwk': 'otp oder hwk',
  'the method that was used': 'die verwendete Methode',
  'hwk or swk': 'hwk oder swk',
  'amr is an empty array: the claim is sent, but no authentication method is mapped into it.':
    'amr ist ein leeres Array: Der Claim wird gesendet, aber es ist ihm keine Authentifizierungsmethode zugeordnet.',
  'amr has {0}, which is not "mfa": the values are compared exactly.':
    'amr hat {0}, und das ist nicht "mfa": Die Werte werden exakt verglichen.',
  'amr has {0} as one value: several methods are joined in it, where each needs an element of its own.':
    'amr hat {0} als einen Wert: Darin sind mehrere Methoden verbunden, von denen jede ein eigenes Element braucht.',
  'amr has {0}: that is how SAML and WS-Federation say it to Microsoft. In OpenID Connect the value is "mfa".':
    'amr hat {0}: So sagen es SAML und WS-Federation an Microsoft. In OpenID Connect heißt der Wert "mfa".',
  'amr has "ngcmfa", a value of Microsoft\'s own that is not "mfa": only the letters are the same.':
    'amr hat "ngcmfa", einen eigenen Wert von Microsoft, der nicht "mfa" ist: Nur die Buchstaben sind dieselben.',
  'amr has {0}: the letters are in it, but the value is not "mfa".':
    'amr hat {0}: Die Buchstaben sind darin, aber der Wert ist nicht "mfa".',
  'amr names methods in the product\'s own words, {0}, and does not say "mfa".':
    'amr nennt Methoden in den eigenen Worten des Produkts, {0}, und sagt nicht "mfa".',
  'amr names the methods, but does not say "mfa": a relying party that looks for "mfa" cannot know that they are several factors.':
    'amr nennt die Methoden, sagt aber nicht "mfa": Eine vertrauende Seite, die nach "mfa" sucht, kann nicht wissen, dass es mehrere Faktoren sind.',
  'amr is null: a claim without a value should be left out, and MFA must be said.':
    'amr ist null: Ein Claim ohne Wert ist wegzulassen, und MFA muss gesagt werden.',
  'amr is {0}; it must be an array of strings, e.g. ["pwd","otp","mfa"].':
    'amr ist {0}; es muss ein Array von Zeichenketten sein, z. B. ["pwd","otp","mfa"].',
  'amr holds an array inside the array: its values must stand directly in it.':
    'amr enthält ein Array im Array: Seine Werte müssen unmittelbar darin stehen.',
  'amr holds {0}; every element must be a string.':
    'amr enthält {0}; jedes Element muss eine Zeichenkette sein.',
  'It does not say mfa, either.': 'Es sagt auch nicht mfa.',
  'amr is a string that holds the text of an array, instead of the array.{0}':
    'amr ist eine Zeichenkette, die den Text eines Arrays enthält, statt des Arrays.{0}',
  'amr is one string; it must be an array, also for a single value.{0}':
    'amr ist eine einzelne Zeichenkette; es muss ein Array sein, auch bei einem einzigen Wert.{0}',
  'amr is one string with its values joined by {0}; it must be an array with one element for each.{1}':
    'amr ist eine einzelne Zeichenkette, deren Werte durch {0} verbunden sind; es muss ein Array mit einem Element für jeden sein.{1}',
  'an object': 'ein Objekt',
  'a factor asked again': 'erneut nach einem Faktor gefragt',
  'nothing was asked': 'es wurde nach nichts gefragt',
  'The provider answered {0} from its session: nobody was asked for anything.':
    'Der Anbieter hat {0} aus seiner Sitzung beantwortet: Niemand wurde nach etwas gefragt.',
  'not before {0}': 'nicht vor {0}',
  'The first sign-in gives no time of authentication, so this one was compared with the clock.':
    'Die erste Anmeldung nennt keinen Zeitpunkt der Authentifizierung; diese wurde daher mit der Uhr verglichen.',
  'The token has no auth_time: a factor was typed, and that is all that shows it.':
    'Das Token hat kein auth_time: Es wurde ein Faktor eingegeben, und nur das zeigt es.',
  'seconds since 1970': 'Sekunden seit 1970',
  'After {0} the id_token must have auth_time, and it gives no such time.':
    'Nach {0} muss das id_token auth_time haben, und es nennt keinen solchen Zeitpunkt.',
  'a time in UTC, e.g. 2026-11-24T10:00:00Z': 'ein Zeitpunkt in UTC, z. B. 2026-11-24T10:00:00Z',
  'After {0} the assertion must say when the person was authenticated, and it gives no such time.':
    'Nach {0} muss die Assertion sagen, wann die Person authentifiziert wurde, und sie nennt keinen solchen Zeitpunkt.',
  'After {0} the assertion must say when the person was authenticated, and none could be read.':
    'Nach {0} muss die Assertion sagen, wann die Person authentifiziert wurde, und es war keine zu lesen.',
  'The answer is not read, see assertion/readable.':
    'Die Antwort wird nicht gelesen, siehe assertion/readable.',
  'The provider answered an error, see saml/status-success.':
    'Der Anbieter hat mit einem Fehler geantwortet, siehe saml/status-success.',
  'There is no bearer confirmation, see assertion/bearer-confirmation.':
    'Es gibt keine Bearer-Bestätigung, siehe assertion/bearer-confirmation.',
  'There is white space around the value, which is compared byte for byte.':
    'Um den Wert steht Leerraum, und er wird Byte für Byte verglichen.',
  'Only upper and lower case differ; the value is compared byte for byte.':
    'Nur Groß- und Kleinschreibung unterscheiden sich; der Wert wird Byte für Byte verglichen.',
  'Only the slash at the end differs; the value is compared byte for byte.':
    'Nur der Schrägstrich am Ende unterscheidet sich; der Wert wird Byte für Byte verglichen.',
  'exactly one value in the form of an e-mail address': 'genau ein Wert in der Form einer E-Mail-Adresse',
  'nested too deeply to show': 'zu tief verschachtelt, um gezeigt zu werden',
  '{0} is not a number: RFC 7519 wants seconds since 1970 as a JSON number.':
    '{0} ist keine Zahl: RFC 7519 verlangt Sekunden seit 1970 als JSON-Zahl.',
  '{0} is {1}, which is no time at which a person signed in.':
    '{0} ist {1}, und zu dieser Zeit hat sich niemand angemeldet.',
  '{0} looks like milliseconds: RFC 7519 wants seconds.':
    '{0} sieht nach Millisekunden aus: RFC 7519 verlangt Sekunden.',
  'a token for Graph': 'ein Token für Graph',
  'Entra gave no token for Graph: {0}': 'Entra gab kein Token für Graph: {0}',
  'No token for Graph came. Set graph: true to have one judged, too.':
    'Es kam kein Token für Graph. Setzen Sie graph: true, damit auch eines beurteilt wird.',
  'The token cannot be read: {0}.': 'Das Token ist nicht zu lesen: {0}.',
  'ver is {0}: only v1.0 tokens have amr.': 'ver ist {0}: Nur v1.0-Token haben amr.',
  'amr with "mfa"': 'amr mit "mfa"',
  'an error': 'ein Fehler',
  'an id_token': 'ein id_token',
  'The provider answered with neither id_token nor error.':
    'Der Anbieter hat weder mit einem id_token noch mit einem Fehler geantwortet.',
  'The provider answered {0}.': 'Der Anbieter hat mit {0} geantwortet.',
  'The provider showed an error: {0}': 'Der Anbieter hat einen Fehler angezeigt: {0}',
  'a page that goes on with the sign-in': 'eine Seite, die mit der Anmeldung fortfährt',
  'What the provider did cannot be told: {0}': 'Was der Anbieter getan hat, ist nicht zu entscheiden: {0}',
  'A relying party of the REFEDS MFA profile': 'Eine vertrauende Seite des REFEDS-MFA-Profils',
  'Microsoft, in WS-Federation': 'Microsoft, in WS-Federation',
  'research and education (REFEDS)': 'Forschung und Lehre (REFEDS)',
  'InCommon, in a profile that is no longer in use':
    'InCommon, in einem Profil, das nicht mehr verwendet wird',
  'readers of the SAML 2.0 classes': 'Leser der SAML-2.0-Klassen',
  'No second factor was given in this sign-in, so the assertion is right not to say MFA.':
    'In dieser Anmeldung wurde kein zweiter Faktor angegeben; die Assertion sagt daher zu Recht keine MFA.',
  'Nothing is said of how the person signed in; {0} looks for {1}.':
    'Es wird nichts darüber gesagt, wie sich die Person angemeldet hat; {0} sucht nach {1}.',
  '{0} is not {1}: {2}, and values are compared exactly.':
    '{0} ist nicht {1}: {2}, und Werte werden exakt verglichen.',
  '{0} is one value in which several are joined; {1} compares whole values.':
    '{0} ist ein einziger Wert, in dem mehrere verbunden sind; {1} vergleicht ganze Werte.',
  '{0} is a word of {1}': '{0} ist ein Wort für {1}',
  '{0}: {1}; {2} looks for {3}.': '{0}: {1}; {2} sucht nach {3}.',
  '{0}: the attribute {1} says it, and {2} ignores it.':
    '{0}: Das Attribut {1} sagt es, und {2} beachtet es nicht.',
  'MFA is said, but where {0} does not look': 'MFA wird gesagt, aber wo {0} nicht nachsieht',
  'there is white space around it': 'es steht Leerraum darum',
  'upper and lower case differ': 'Groß- und Kleinschreibung unterscheiden sich',
  'it ends with a slash': 'er endet mit einem Schrägstrich',
  'it begins with another http or https': 'er beginnt mit dem anderen von http und https',
  'No token came: the sign-in ended before the provider answered.':
    'Es kam kein Token: Die Anmeldung endete, bevor der Anbieter antwortete.',
  'without tokens': 'ohne Token',
  'The provider refused the sign-in: it answered {0}.':
    'Der Anbieter hat die Anmeldung abgelehnt: Er antwortete mit {0}.',
  'No token came, and it was no refusal: the provider answered {0}.':
    'Es kam kein Token, und es war keine Ablehnung: Der Anbieter antwortete mit {0}.',
  'The provider refused the sign-in ({0}): {1}': 'Der Anbieter hat die Anmeldung abgelehnt ({0}): {1}',
  'The sign-in ended for another reason than a missing second factor ({0}): {1}':
    'Die Anmeldung endete aus einem anderen Grund als einem fehlenden zweiten Faktor ({0}): {1}',
  'No assertion came, and it was no refusal: the provider answered {0}.':
    'Es kam keine Assertion, und es war keine Ablehnung: Der Anbieter antwortete mit {0}.',
  'The answer holds no assertion that could be looked at{0}.':
    'Die Antwort enthält keine Assertion, die sich ansehen ließe{0}.',
  'acr of {0}: {1}': 'acr von {0}: {1}',
  'the sign-in ended before': 'die Anmeldung endete vorher',
  'the provider answered {0}': 'der Anbieter antwortete mit {0}',
  'The sign-in "{0}" brought no token: {1}.': 'Die Anmeldung „{0}“ brachte kein Token: {1}.',
  'The sign-in "{0}" was not made.': 'Die Anmeldung „{0}“ wurde nicht durchgeführt.',
  'The second factor was not asked for, so it could not be left.':
    'Nach dem zweiten Faktor wurde nicht gefragt, also war er nicht abzubrechen.',
  'no assertion': 'keine Assertion',
  'no tokens': 'keine Token',
  'No code was asked for, so none was typed.':
    'Es wurde nach keinem Code gefragt, also wurde keiner eingegeben.',
  'no algorithm': 'kein Algorithmus',
  'no enveloped-signature': 'kein enveloped-signature',
  'no exclusive canonicalization': 'keine exklusive Kanonisierung',
  "The header's alg is {0}, which names no algorithm.":
    'Das alg des Headers ist {0} und nennt keinen Algorithmus.',
  'alg is "none": the token is not signed, and anybody could have written it.':
    'alg ist "none": Das Token ist nicht signiert, und jeder könnte es geschrieben haben.',
  'Discovery does not offer {0} for id_tokens.': 'Die Discovery bietet {0} für id_token nicht an.',
  'alg is {0}, a shared secret, where the keys are public: whoever knows them could have written the token.':
    'alg ist {0}, ein gemeinsames Geheimnis, während die Schlüssel öffentlich sind: Wer sie kennt, könnte das Token geschrieben haben.',
  'The token has no {0}.': 'Das Token hat kein {0}.',
  'not after {0}': 'nicht nach {0}',
  'seconds since 1970, a number': 'Sekunden seit 1970, eine Zahl',
  'The answer has no AppliesTo.': 'Die Antwort hat kein AppliesTo.',
  'one value': 'ein Wert',
  'a fresh password': 'ein neues Kennwort',
  'No fresh password was asked for and answered.': 'Es wurde kein neues Kennwort verlangt und eingegeben.',
  'MFA is lost after {0}: Entra asks for that where promptLoginBehavior of the domain is {1}.':
    'MFA geht nach {0} verloren: Entra verlangt das, wo promptLoginBehavior der Domäne {1} ist.',
  'translateToFreshPasswordAuthentication, the default':
    'translateToFreshPasswordAuthentication, die Voreinstellung',
  'No wctx was sent.': 'Es wurde kein wctx gesendet.',
  'There are no two times of auth_time to compare.':
    'Es gibt keine zwei Zeitpunkte von auth_time zum Vergleichen.',
  'The provider asked again, so the session was not re-used.':
    'Der Anbieter hat erneut gefragt; die Sitzung wurde also nicht erneut genutzt.',
  'There are no two times of authentication to compare.':
    'Es gibt keine zwei Zeitpunkte der Authentifizierung zum Vergleichen.',
  'The second factor was only skipped; session/second-factor-not-skippable judges that.':
    'Der zweite Faktor wurde nur übersprungen; das beurteilt session/second-factor-not-skippable.',
  'The provider sent no Date header.': 'Der Anbieter hat keinen Date-Header gesendet.',
  'at most {0} s apart': 'höchstens {0} s auseinander',
  "The provider's clock is {0} s {1} of the one here; either of the two may be the wrong one.":
    'Die Uhr des Anbieters geht gegenüber der hiesigen {0} s {1}; welche von beiden falsch geht, ist offen.',
  'The first token does not say mfa.': 'Das erste Token sagt nicht mfa.',
  'refreshed id_token': 'erneuertes id_token',
  'refreshed access_token': 'erneuertes access_token',
  ': the provider answered {0}': ': der Anbieter antwortete mit {0}',
  'No refresh brought a token that could say mfa{0}.':
    'Kein Erneuern brachte ein Token, das mfa sagen könnte{0}.',
  'The first sign-in does not say MFA.': 'Die erste Anmeldung sagt keine MFA.',
  'What came when the session was used again cannot be read.':
    'Was bei erneuter Nutzung der Sitzung kam, ist nicht zu lesen.',
  'No second factor was given in a step up.': 'Bei keiner Hochstufung wurde ein zweiter Faktor angegeben.',
  'MFA, as the second factor was given': 'MFA, da der zweite Faktor angegeben wurde',
  'nothing to read': 'nichts zu lesen',
  'There are no two sign-ins with a second factor that are alike.':
    'Es gibt keine zwei gleichen Anmeldungen mit einem zweiten Faktor.',
  '{0}: mfa in {1} of {2}': '{0}: mfa in {1} von {2}',
  'mfa in all of them': 'mfa in allen',
  'MFA comes and goes: it was said in {0} sign-ins that were alike.':
    'MFA kommt und geht: Sie wurde in {0} gleichen Anmeldungen gesagt.',
  'The first sign-in does not say MFA either.': 'Auch die erste Anmeldung sagt keine MFA.',
  'No fresh sign-in with a second factor brought a token.':
    'Keine neue Anmeldung mit einem zweiten Faktor brachte ein Token.',
  'MFA, as after the first sign-in': 'MFA, wie nach der ersten Anmeldung',
  'No later sign-in was done with a password alone.':
    'Keine spätere Anmeldung erfolgte mit einem Kennwort allein.',
  'a second factor, or the time {0}': 'ein zweiter Faktor oder der Zeitpunkt {0}',
  'A re-used session may keep mfa only with its first authentication time; a new time needs a new challenge.':
    'Eine erneut genutzte Sitzung darf mfa nur mit ihrem ersten Zeitpunkt der Authentifizierung behalten; ein neuer Zeitpunkt braucht einen neuen Faktor.',
  'Only one of the two accounts was let in.': 'Nur eines der beiden Konten wurde eingelassen.',
  'claims of their own': 'eigene Claims',
  'Nothing was asked: the session outlived the browser, which the scenario sso-reuse judges.':
    'Es wurde nach nichts gefragt: Die Sitzung überdauerte den Browser, und das beurteilt das Szenario sso-reuse.',
  'a second factor asked, or no MFA': 'Frage nach dem zweiten Faktor, oder keine MFA',
  'A second factor was given.': 'Es wurde ein zweiter Faktor angegeben.',
  'no MFA, or no tokens': 'keine MFA oder keine Token',
  'A second factor was given in this sign-in.': 'In dieser Anmeldung wurde ein zweiter Faktor angegeben.',
  'amr without mfa, or no tokens': 'amr ohne mfa oder keine Token',
  'another method, or no assertion': 'eine andere Methode oder keine Assertion',
  'The assertion says MFA although no second factor was given.':
    'Die Assertion sagt MFA, obwohl kein zweiter Faktor angegeben wurde.',
  'The configuration does not say requireMfa of this account.':
    'Die Konfiguration sagt für dieses Konto nicht requireMfa.',
  'no {0} without a second factor': 'kein {0} ohne zweiten Faktor',
  'The configuration names no second factor of this account.':
    'Die Konfiguration nennt für dieses Konto keinen zweiten Faktor.',
  'a second factor: {0}': 'ein zweiter Faktor: {0}',
  'The page does not offer to skip the second factor.':
    'Die Seite bietet nicht an, den zweiten Faktor zu überspringen.',
  'What came says MFA; session/no-mfa-without-second-factor judges that.':
    'Was kam, sagt MFA; das beurteilt session/no-mfa-without-second-factor.',
  'MFA was not asked for after a password.': 'Nach einem Kennwort wurde keine MFA verlangt.',
  'MFA was asked for as a wish that a provider may pass over (acr_values; or a comparison other than exact). An essential acr binds.':
    'MFA wurde als Wunsch verlangt, den ein Anbieter übergehen darf (acr_values; oder ein anderer Vergleich als exact). Ein wesentlicher acr bindet.',
  'The provider did not give what was asked for, and said so.':
    'Der Anbieter hat das Verlangte nicht gegeben und das gesagt.',
  'The provider answered MFA that was asked for with success and another class.':
    'Der Anbieter hat verlangte MFA mit Erfolg und einer anderen Klasse beantwortet.',
  'a second factor asked': 'Frage nach einem zweiten Faktor',
  'the password alone': 'das Kennwort allein',
  'no NotBefore': 'kein NotBefore',
  'No authentication context was asked for.': 'Es wurde kein Authentifizierungskontext verlangt.',
  'The comparison was {0}, and how classes rank is up to the provider.':
    'Der Vergleich war {0}, und welche Klasse über welcher steht, ist Sache des Anbieters.',
  'The response names no Destination, and need not, as it is not signed.':
    'Die Response nennt keine Destination und muss es nicht, da sie nicht signiert ist.',
  'There is {0}; the name is IDPEmail, and names are compared exactly.':
    'Vorhanden ist {0}; der Name lautet IDPEmail, und Namen werden exakt verglichen.',
  'A request was sent, see saml/in-response-to.':
    'Es wurde eine Anfrage gesendet, siehe saml/in-response-to.',
  'no InResponseTo': 'kein InResponseTo',
  'The provider began this sign-in and no request was sent, so there is nothing to respond to.':
    'Der Anbieter hat diese Anmeldung begonnen und keine Anfrage wurde gesendet; es gibt also nichts zu beantworten.',
  'There is no NameID, see saml/name-id-format.': 'Es gibt keine NameID, siehe saml/name-id-format.',
  'letters and digits, anything else encoded': 'Buchstaben und Ziffern, alles andere kodiert',
  '{0} authentication statements': '{0} Authentifizierungsanweisungen',
  'one AuthnContextClassRef': 'eine AuthnContextClassRef',
  'No RelayState was sent.': 'Es wurde kein RelayState gesendet.',
  'The request was sent by redirect. Write `binding: post` to have the other way tried.':
    'Die Anfrage wurde per Umleitung gesendet. Schreiben Sie `binding: post`, damit der andere Weg versucht wird.',
  'The provider answered an error that is not about the request, see saml/status-success.':
    'Der Anbieter hat mit einem Fehler geantwortet, der nicht die Anfrage betrifft, siehe saml/status-success.',
  'The response names no Issuer, and need not.': 'Die Response nennt keinen Issuer und muss es nicht.',
  'There is no SessionNotOnOrAfter.': 'Es gibt kein SessionNotOnOrAfter.',
  'WS-Federation has no status.': 'WS-Federation hat keinen Status.',
  'no status': 'kein Status',
  'The provider answered: {0}': 'Der Anbieter antwortete: {0}',
  'No acr was asked for as essential.': 'Es wurde kein wesentlicher acr verlangt.',
  'No second factor was given in this sign-in, so acr is right not to say MFA.':
    'In dieser Anmeldung wurde kein zweiter Faktor angegeben; acr sagt daher zu Recht keine MFA.',
  'MFA is said in amr; the REFEDS MFA profile looks at acr.':
    'MFA wird in amr gesagt; das REFEDS-MFA-Profil sieht in acr nach.',
  'No acr_values were sent.': 'Es wurden keine acr_values gesendet.',
  'amr stands in {0} only.': 'amr steht nur in {0}.',
  'no token': 'kein Token',
  'the same values everywhere': 'überall dieselben Werte',
  'No second factor was given in this sign-in, so amr is right not to say mfa.':
    'In dieser Anmeldung wurde kein zweiter Faktor angegeben; amr sagt daher zu Recht nicht mfa.',
  'an array of strings': 'ein Array von Zeichenketten',
  'The array is empty: it names no method at all.': 'Das Array ist leer: Es nennt gar keine Methode.',
  'only what was used: {0}': 'nur, was verwendet wurde: {0}',
  'amr says {0}, but the sign-in used {1}.': 'amr sagt {0}, aber die Anmeldung verwendete {1}.',
  'The {0} has no amr claim; it has {1}, which is not the same.':
    'Das {0} hat keinen Claim amr; es hat {1}, und das ist nicht dasselbe.',
  'The {0} has no amr claim; amr stands only in {1}, where Microsoft does not look.':
    'Das {0} hat keinen Claim amr; amr steht nur in {1}, wo Microsoft nicht nachsieht.',
  'The token is an app-only one: no person signed in, so it cannot say how. Take a token of a user.':
    'Das Token ist ein reines App-Token: Niemand hat sich angemeldet, also kann es nicht sagen, wie. Nehmen Sie ein Token eines Benutzers.',
  'The {0} has no amr claim.': 'Das {0} hat keinen Claim amr.',
  'no claims at all': 'gar keine Claims',
  'amr has {0}, which the registry of RFC 8176 does not know.':
    'amr hat {0}, was das Register von RFC 8176 nicht kennt.',
  'each value once': 'jeder Wert einmal',
  'The id_token has no at_hash.': 'Das id_token hat kein at_hash.',
  'There is no access_token to compare at_hash with.':
    'Es gibt kein access_token, mit dem at_hash zu vergleichen wäre.',
  'The token has no auth_time.': 'Das Token hat kein auth_time.',
  'auth_time is before the sign-in began, although the browser was fresh and had no session.':
    'auth_time liegt vor dem Beginn der Anmeldung, obwohl der Browser neu war und keine Sitzung hatte.',
  'The id_token has no auth_time; none was asked for.':
    'Das id_token hat kein auth_time; es wurde keines verlangt.',
  'an essential request': 'einer wesentlichen Anforderung',
  'The id_token has no c_hash.': 'Das id_token hat kein c_hash.',
  'There is no code to compare c_hash with.': 'Es gibt keinen Code, mit dem c_hash zu vergleichen wäre.',
  'status {0}, {1}: not a JSON object': 'Status {0}, {1}: kein JSON-Objekt',
  'a complete document of this issuer': 'ein vollständiges Dokument dieses Ausstellers',
  'status: {0} instead of 200': 'Status: {0} statt 200',
  'issuer: {0} instead of {1}': 'issuer: {0} statt {1}',
  '{0}: {1} is no http(s) address': '{0}: {1} ist keine http(s)-Adresse',
  '{0}: {1} is no array of strings': '{0}: {1} ist kein Array von Zeichenketten',
  'a value nested deeper than 64 levels, which crashes some relying parties':
    'ein Wert, der tiefer als 64 Ebenen verschachtelt ist, was manche vertrauenden Seiten abstürzen lässt',
  'jwks_uri answered with status {0}': 'jwks_uri antwortete mit Status {0}',
  'a signature by a key pair, e.g. RS256': 'eine Signatur mit einem Schlüsselpaar, z. B. RS256',
  'The token names other audiences too: {0}.': 'Das Token nennt auch andere Zielgruppen: {0}.',
  'The id_token has no azp.': 'Das id_token hat kein azp.',
  'iss of the id_token differs from the issuer by a slash at the end.':
    'iss des id_token unterscheidet sich vom Aussteller durch einen Schrägstrich am Ende.',
  'The algorithm is refused already, see oidc/id-token-alg.':
    'Der Algorithmus wird schon abgelehnt, siehe oidc/id-token-alg.',
  'No keys were at hand.': 'Es lagen keine Schlüssel vor.',
  'The id_token is signed with the client secret, not with a published key.':
    'Das id_token ist mit dem geheimen Clientschlüssel signiert, nicht mit einem veröffentlichten Schlüssel.',
  'a published key': 'ein veröffentlichter Schlüssel',
  'The token endpoint gave no tokens.': 'Der Token-Endpunkt gab keine Token.',
  'The id_token is encrypted; amrcheck has no key to read it.':
    'Das id_token ist verschlüsselt; amrcheck hat keinen Schlüssel, um es zu lesen.',
  'an id_token that cannot be read: {0}': 'ein id_token, das nicht zu lesen ist: {0}',
  'a token response without id_token': 'eine Token-Antwort ohne id_token',
  'an id_token that is a signed JWT': 'ein id_token, das ein signiertes JWT ist',
  'The signature was not checked: {0}': 'Die Signatur wurde nicht geprüft: {0}',
  'no keys were at hand.': 'es lagen keine Schlüssel vor.',
  'No key fits, see oidc/id-token-key-found.': 'Kein Schlüssel passt, siehe oidc/id-token-key-found.',
  'a signature by a published key': 'eine Signatur mit einem veröffentlichten Schlüssel',
  'There is no iss parameter, and discovery does not promise one.':
    'Es gibt keinen Parameter iss, und die Discovery sagt keinen zu.',
  'absent, though discovery promises it': 'fehlt, obwohl die Discovery es zusagt',
  'No state was sent.': 'Es wurde kein state gesendet.',
  'a value nested deeper than 64 levels': 'ein Wert, der tiefer als 64 Ebenen verschachtelt ist',
  'Userinfo is a JWT that cannot be read here.': 'Userinfo ist ein JWT, das hier nicht zu lesen ist.',
  'status 200 and a JSON object': 'Status 200 und ein JSON-Objekt',
  'no content type': 'kein Inhaltstyp',
  'no array of strings': 'kein Array von Zeichenketten',
  'an array with one method, e.g. ["otp"]': 'ein Array mit einer Methode, z. B. ["otp"]',
  'amr says {0}, which Entra does not take.': 'amr sagt {0}, was Entra nicht annimmt.',
  'amr names {0} methods; Entra takes exactly one.': 'amr nennt {0} Methoden; Entra nimmt genau eine an.',
  'one of {0}': 'eines von {0}',
  'It took more than 5 minutes, after which Entra may have given the sign-in up.':
    'Es dauerte mehr als 5 Minuten; danach kann Entra die Anmeldung aufgegeben haben.',
  'It was not tried.': 'Es wurde nicht versucht.',
  'less than 500': 'weniger als 500',
  'a JSON object': 'ein JSON-Objekt',
  'something else': 'etwas anderes',
  'a document that fits External MFA': 'ein Dokument, das zu External MFA passt',
  '{0}: {1} is without {2}': '{0}: {1} ist ohne {2}',
  'The evidence does not say whether the header came.': 'Die Belege sagen nicht, ob der Header kam.',
  'The factor was asked for again.': 'Es wurde erneut nach dem Faktor gefragt.',
  'The answer has the time of the first factor.': 'Die Antwort hat den Zeitpunkt des ersten Faktors.',
  'a new factor, or the auth_time of the first': 'ein neuer Faktor oder die auth_time des ersten',
  'no auth_time': 'kein auth_time',
  'The sign-in ended before the provider answered.': 'Die Anmeldung endete, bevor der Anbieter antwortete.',
  'This account has no second factor.': 'Dieses Konto hat keinen zweiten Faktor.',
  'neither id_token nor error': 'weder id_token noch Fehler',
  'The key is not published; oidc/id-token-key-found says so.':
    'Der Schlüssel ist nicht veröffentlicht; das sagt oidc/id-token-key-found.',
  'A factor was given in this sign-in.': 'In dieser Anmeldung wurde ein Faktor angegeben.',
  'an error, or no answer': 'ein Fehler oder keine Antwort',
  'an id_token after: {0}': 'ein id_token nach: {0}',
  'The provider refused the sign-in: {0}': 'Der Anbieter hat die Anmeldung abgelehnt: {0}',
  'The evidence does not hold the id_token_hint.': 'Die Belege enthalten den id_token_hint nicht.',
  'No refresh brought a token to read.': 'Kein Erneuern brachte ein lesbares Token.',
  'no amr': 'kein amr',
  'The domain was not looked up.': 'Die Domäne wurde nicht nachgeschlagen.',
  'Entra answered HTTP {0} about the domain.': 'Entra antwortete zur Domäne mit HTTP {0}.',
  'unknown protocol': 'unbekanntes Protokoll',
  'no address': 'keine Adresse',
  'Graph was not asked. Set graph: true to have a token for it judged, too.':
    'Graph wurde nicht gefragt. Setzen Sie graph: true, damit auch ein Token dafür beurteilt wird.',
  'no refusal': 'keine Ablehnung',
  'Graph answered HTTP {0}{1}: not for want of MFA.':
    'Graph antwortete mit HTTP {0}{1}: nicht wegen fehlender MFA.',
  'iss is that of a v2.0 token: Entra writes amr into v1.0 tokens only.':
    'iss ist der eines v2.0-Tokens: Entra schreibt amr nur in v1.0-Token.',
  'The token does not say mfa.': 'Das Token sagt nicht mfa.',
  'No second factor was given on a page in this sign-in.':
    'In dieser Anmeldung wurde auf keiner Seite ein zweiter Faktor angegeben.',
  'The second factor was given at {0}.': 'Der zweite Faktor wurde bei {0} angegeben.',
  'a second factor at the provider alone': 'ein zweiter Faktor allein beim Anbieter',
  'amr_values={0} was sent.': 'amr_values={0} wurde gesendet.',
  'A second factor was asked for.': 'Es wurde nach einem zweiten Faktor gefragt.',
  'a policy, or amr_values': 'eine Richtlinie oder amr_values',
  'no second factor was asked for': 'es wurde nach keinem zweiten Faktor gefragt',
  'Partner Center was not asked.': 'Partner Center wurde nicht gefragt.',
  'HTTP {0} without the header': 'HTTP {0} ohne den Header',
  'Partner Center answered HTTP {0} for another reason.':
    'Partner Center antwortete mit HTTP {0} aus einem anderen Grund.',
  'There is no scp: this is an app-only token, which no person signed in for.':
    'Es gibt kein scp: Das ist ein reines App-Token, für das sich niemand angemeldet hat.',
  'a signature by a key of Entra': 'eine Signatur mit einem Schlüssel von Entra',
  'no keys were given. Give them with --jwks.':
    'es wurden keine Schlüssel angegeben. Geben Sie sie mit --jwks an.',
  'No sign-in at another target of the provider was alike and brought a token.':
    'Keine Anmeldung an einem anderen Ziel des Anbieters war gleich und brachte ein Token.',
  'no MFA': 'keine MFA',
  'The assertion names other audiences too: {0}.': 'Die Assertion nennt auch andere Zielgruppen: {0}.',
  'an empty restriction': 'eine leere Einschränkung',
  'no audience': 'keine Zielgruppe',
  'an authentication statement': 'eine Authentifizierungsanweisung',
  'a time of authentication': 'ein Zeitpunkt der Authentifizierung',
  'The time of authentication is before the sign-in began, although the browser was fresh and had no session.':
    'Der Zeitpunkt der Authentifizierung liegt vor dem Beginn der Anmeldung, obwohl der Browser neu war und keine Sitzung hatte.',
  'no confirmation': 'keine Bestätigung',
  'Conditions has no NotOnOrAfter; only the bearer confirmation ends.':
    'Conditions hat kein NotOnOrAfter; nur die Bearer-Bestätigung endet.',
  'Conditions without an end': 'Conditions ohne Ende',
  'There are no two assertions with an ID to compare.':
    'Es gibt keine zwei Assertions mit einer ID zum Vergleichen.',
  '{0} different IDs': '{0} verschiedene IDs',
  '{0} more than once': '{0} mehr als einmal',
  "a key of the provider's metadata, or the configured certificate":
    'ein Schlüssel aus den Metadaten des Anbieters oder das konfigurierte Zertifikat',
  'a key that only the message names': 'ein Schlüssel, den nur die Nachricht nennt',
  'a known key': 'ein bekannter Schlüssel',
  'No signature was verified, see assertion/signature-verified.':
    'Es wurde keine Signatur bestätigt, siehe assertion/signature-verified.',
  'Signed by {0}.': 'Signiert mit {0}.',
  'There is no signature.': 'Es gibt keine Signatur.',
  'rsa-sha256 and SHA-256': 'rsa-sha256 und SHA-256',
  'Conditions has no NotBefore.': 'Conditions hat kein NotBefore.',
  'Conditions has no NotOnOrAfter.': 'Conditions hat kein NotOnOrAfter.',
  'a signature of the assertion': 'eine Signatur der Assertion',
  'a signature of the element around it': 'eine Signatur des Elements darum herum',
  'well-formed XML': 'wohlgeformtes XML',
  'no DOCTYPE': 'kein DOCTYPE',
  'no processing instruction': 'keine Verarbeitungsanweisung',
  'one root element': 'ein Wurzelelement',
  'a Response of SAML 2.0, or a response of WS-Trust':
    'eine Response von SAML 2.0 oder eine Antwort von WS-Trust',
  'a message of a usual size': 'eine Nachricht üblicher Größe',
  'every ID once': 'jede ID einmal',
  'The assertion is encrypted, and could not be read: {0}.':
    'Die Assertion ist verschlüsselt und war nicht zu lesen: {0}.',
  'The answer is not read: {0}.': 'Die Antwort wird nicht gelesen: {0}.',
  'WS-Federation does not demand a Recipient, and there is none.':
    'WS-Federation verlangt keinen Recipient, und es gibt keinen.',
  '{0} begins with https; the names of these algorithms begin with http.':
    '{0} beginnt mit https; die Namen dieser Algorithmen beginnen mit http.',
  '{0} signs with a shared secret, where the key is public: whoever knows it could have written the message.':
    '{0} signiert mit einem gemeinsamen Geheimnis, während der Schlüssel öffentlich ist: Wer ihn kennt, könnte die Nachricht geschrieben haben.',
  'rsa-sha256, or another algorithm with a pair of keys':
    'rsa-sha256 oder ein anderer Algorithmus mit einem Schlüsselpaar',
  'There is no assertion, see assertion/one-assertion.':
    'Es gibt keine Assertion, siehe assertion/one-assertion.',
  'A signature is invalid, see assertion/signature-verified.':
    'Eine Signatur ist ungültig, siehe assertion/signature-verified.',
  'a signature over {0}, which does not cover it': 'eine Signatur über {0}, die sie nicht abdeckt',
  'a signature over the assertion, or over the element around it':
    'eine Signatur über die Assertion oder über das Element darum herum',
  'no signature': 'keine Signatur',
  'no reference': 'kein Verweis',
  'one reference, to the ID of the element around the signature':
    'ein Verweis, auf die ID des Elements um die Signatur herum',
  'valid signatures': 'gültige Signaturen',
  'The signature was not verified, as its form is refused: see {0}.':
    'Die Signatur wurde nicht geprüft, da ihre Form abgelehnt wird: siehe {0}.',
  'no key of the provider is known. Give --metadata or --cert.':
    'es ist kein Schlüssel des Anbieters bekannt. Geben Sie --metadata oder --cert an.',
  'There is no one user name to compare.': 'Es gibt nicht den einen Benutzernamen zum Vergleichen.',
  'It cannot be told from here whether {0} and {1} have the same root domain.':
    'Von hier aus ist nicht zu entscheiden, ob {0} und {1} dieselbe Stammdomäne haben.',
  'a user of {0}': 'ein Benutzer von {0}',
  'A person signed in with a browser of their own, and it is not known with which factors.':
    'Eine Person hat sich mit ihrem eigenen Browser angemeldet, und mit welchen Faktoren, ist nicht bekannt.',
  '--audience or --client-id': '--audience oder --client-id',
  'The message holds no assertion that could be looked at.':
    'Die Nachricht enthält keine Assertion, die sich ansehen ließe.',
  'Not compared: it is not known what to expect. Give {0}.':
    'Nicht verglichen: Was zu erwarten ist, ist nicht bekannt. Geben Sie {0} an.',
  'A message alone has no {0}.': 'Eine Nachricht allein hat kein {0}.',
  'This account has no second factor and got no token.':
    'Dieses Konto hat keinen zweiten Faktor und bekam kein Token.',
  'No access_token came.': 'Es kam kein access_token.',
  'Userinfo was not asked.': 'Userinfo wurde nicht gefragt.',
  'No refresh was made: no refresh_token came.': 'Es wurde nichts erneuert: Es kam kein refresh_token.',
  'This was done once. Do it several times with --repeat.':
    'Das wurde einmal getan. Tun Sie es mehrmals, mit --repeat.',
  'The same was not done for another application of the provider. Name such a target with sameProviderAs.':
    'Dasselbe wurde für keine andere Anwendung des Anbieters getan. Nennen Sie ein solches Ziel mit sameProviderAs.',
  'No nonce was sent.': 'Es wurde keine nonce gesendet.',
  'The evidence does not hold the {0} of the target.': 'Die Belege enthalten nicht: {0} des Ziels.',
  'No request was sent: the provider began this sign-in.':
    'Es wurde keine Anfrage gesendet: Der Anbieter hat diese Anmeldung begonnen.',
  'The configuration names no federated domain. Give `domain` to have it compared.':
    'Die Konfiguration nennt keine Verbunddomäne. Geben Sie `domain` an, damit sie verglichen wird.',
  'The configuration does not name the reply URLs of the application in Entra. Give `replyUrls` to have them compared.':
    'Die Konfiguration nennt die Antwort-URLs der Anwendung in Entra nicht. Geben Sie `replyUrls` an, damit sie verglichen werden.',
  'The discovery document was not fetched.': 'Das Discovery-Dokument wurde nicht geholt.',
  'The id_token cannot be read: {0}.': 'Das id_token ist nicht zu lesen: {0}.',
  'The access_token cannot be read: {0}.': 'Das access_token ist nicht zu lesen: {0}.',
  'No assertion came: {0}': 'Es kam keine Assertion: {0}',
  'The answer cannot be read: {0}.': 'Die Antwort ist nicht zu lesen: {0}.',
  'The answer holds no assertion.': 'Die Antwort enthält keine Assertion.',
  'No assertion of the answer is covered by a signature.':
    'Keine Assertion der Antwort ist von einer Signatur abgedeckt.',
  'no sign-in was made.': 'es fand keine Anmeldung statt.',
  'the provider did not let {0} in: {1}': 'der Anbieter hat {0} nicht eingelassen: {1}',
  'the provider answered {0}.': 'der Anbieter antwortete mit {0}.',
  'the sign-in ended before.': 'die Anmeldung endete vorher.',
  'status {0} at its token endpoint{1}': 'Status {0} an seinem Token-Endpunkt{1}',
  'no status code': 'kein Statuscode',
  'The claim could be a constant: no negative control was run{0}.':
    'Der Claim könnte eine Konstante sein: Es gab keine Gegenprobe{0}.',
  'The scenario {0} is demanded and was not run: {1}.':
    'Das Szenario {0} wird verlangt und wurde nicht ausgeführt: {1}.',
  'This profile demands nothing of this scenario.': 'Dieses Profil verlangt von diesem Szenario nichts.',
  'A demanded check failed.': 'Eine verlangte Prüfung wurde nicht bestanden.',
  'It could not be told.': 'Es war nicht zu entscheiden.',
  'The provider did not let this account in: {0}': 'Der Anbieter hat dieses Konto nicht eingelassen: {0}',
  'No MFA was claimed, and none was done.': 'Es wurde keine MFA behauptet, und es fand keine statt.',
  'Every check that decides passed; {0} is {1}.': 'Jede entscheidende Prüfung wurde bestanden; {0} ist {1}.',
  'Every check that decides passed.': 'Jede entscheidende Prüfung wurde bestanden.',
  '{0} of {1} attempts ended so.': '{0} von {1} Versuchen endeten so.',
  'Passed in {0} of {1} attempts.': 'In {0} von {1} Versuchen bestanden.',
  'This was a rehearsal: the answers were made for {0}, not for {1}. {2}':
    'Das war eine Probe: Die Antworten waren für {0} bestimmt, nicht für {1}. {2}',
  'No account without a second factor was tried.': 'Es wurde kein Konto ohne zweiten Faktor ausprobiert.',
  'No sign-in of this kind was made.': 'Es gab keine Anmeldung dieser Art.',
  'How the token was earned: a message alone cannot show that. Use amrcheck run.':
    'Wie das Token verdient wurde: Das kann eine Nachricht allein nicht zeigen. Verwenden Sie amrcheck run.',
  'The check itself failed: {0}. This is a bug in amrcheck; please report it.':
    'Die Prüfung selbst ist gescheitert: {0}. Das ist ein Fehler in amrcheck; bitte melden Sie ihn.',
  'Each call of Entra is for a new factor: there is no older sign-in that could be made fresh.':
    'Jeder Aufruf von Entra verlangt einen neuen Faktor: Es gibt keine ältere Anmeldung, die zu erneuern wäre.',
  'amrcheck has nothing to judge of it over External MFA.':
    'Über External MFA hat amrcheck daran nichts zu beurteilen.',
  'External MFA gives an id_token and nothing that could be refreshed.':
    'External MFA gibt ein id_token und nichts, was sich erneuern ließe.',
  'Each call of Entra is for the second factor alone: there is nothing to step up from.':
    'Jeder Aufruf von Entra gilt allein dem zweiten Faktor: Es gibt nichts, wovon hochzustufen wäre.',
  'What a provider answers from memory is judged in sso-reuse.':
    'Was ein Anbieter aus dem Gedächtnis beantwortet, wird in sso-reuse beurteilt.',
  'It has no meaning over {0}.': 'Über {0} hat es keine Bedeutung.',
  'The configuration names no initiateUrl: the address of the provider that begins a sign-in by itself.':
    'Die Konfiguration nennt kein initiateUrl: die Adresse des Anbieters, die von sich aus eine Anmeldung beginnt.',
  'No account with a factor is configured.': 'Es ist kein Konto mit einem Faktor konfiguriert.',
  'No account without a factor is configured, so no negative control was run.':
    'Es ist kein Konto ohne Faktor konfiguriert; daher gab es keine Gegenprobe.',
  'No more than one account has a factor or must use MFA.':
    'Nicht mehr als ein Konto hat einen Faktor oder muss MFA verwenden.',
  'No account is configured.': 'Es ist kein Konto konfiguriert.',
  'There are no two accounts, one of them with a factor.':
    'Es gibt keine zwei Konten, davon eines mit einem Faktor.',
  absent: 'fehlt',
  nothing: 'nichts',
  not: 'nicht',
  missing: 'fehlt',
  ahead: 'vor',
  behind: 'nach',
  commas: 'Kommas',
  semicolons: 'Semikolons',
  spaces: 'Leerzeichen',
  'The request was {0}signed.': 'Die Anfrage war {0}signiert.',
  'The provider answered a request by HTTP-POST, {0}signed, with {1}.':
    'Der Anbieter hat eine Anfrage per HTTP-POST ({0}signiert) mit {1} beantwortet.',
  'acr is {0} what was asked for.': 'acr ist {0} das Verlangte.',
  'narrower than': 'enger als',
  'amr is {0}.': 'amr: {0}.',
  '{0} (registered: {1})': '{0} (registriert: {1})',
  'after {0}': 'nach {0}',
  '1 to 64 characters': '1 bis 64 Zeichen',
  '{0} characters': '{0} Zeichen',
  '{0} to {1}': '{0} bis {1}',
  'auth_time, after {0}': 'auth_time, nach {0}',
  'jwks_uri: {0} keys': 'jwks_uri: {0} Schlüssel',
  'a string': 'eine Zeichenkette',
  'a NameID': 'eine NameID',
  'a token': 'ein Token',
  'within 600 s': 'innerhalb von 600 s',
  'after {0} s': 'nach {0} s',
  'x5c with a certificate': 'x5c mit einem Zertifikat',
  'over {0}: {1}': 'über {0}: {1}',
  '1 assertion': '1 Assertion',
  '{0} assertions': '{0} Assertions',
  'No {0} came: {1}': 'Es kam kein {0}: {1}',
  '… and {0} more': '… und {0} weitere',
  '{0}… ({1} characters)': '{0}… ({1} Zeichen)',
  'Not asked, since the message is unreadable: {0}.':
    'Nicht gefragt, da die Nachricht nicht zu lesen ist: {0}.',
  'The metadata names this key now, and did not before the sign-in: the provider changed keys without publishing the new one beside the old one first. Whoever had read the metadata before refuses such an answer.':
    'Die Metadaten nennen diesen Schlüssel jetzt, vor der Anmeldung aber nicht: Der Anbieter hat den Schlüssel gewechselt, ohne den neuen zuvor neben dem alten zu veröffentlichen. Wer die Metadaten vorher gelesen hat, lehnt eine solche Antwort ab.',
  'This account has no second factor: it must not say mfa.':
    'Dieses Konto hat keinen zweiten Faktor: Es darf nicht mfa sagen.',
  'The metadata names no address for requests by HTTP-POST, the way in which Entra sends them.':
    'Die Metadaten nennen keine Adresse für Anfragen per HTTP-POST, wie Entra sie sendet.',
  'SingleSignOnService with HTTP-POST': 'SingleSignOnService mit HTTP-POST',
  'HTTP-Redirect alone': 'HTTP-Redirect allein',
  '{0} {1} nothing of several factors; {2} looks for {3}.':
    '{0} {1} nichts von mehreren Faktoren; {2} sucht nach {3}.',
  say: 'sagen',
  says: 'sagt',
  'its private half is published, so anybody can sign':
    'sein privater Teil ist veröffentlicht; jeder kann also damit signieren',
};
