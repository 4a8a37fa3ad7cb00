/** Why a check matters. */
export const why: Readonly<Record<string, string>> = {
  'The audience says for whom an assertion was made. A relying party that takes those made for others can be signed in to with an assertion stolen elsewhere. Where there are several restrictions, each must name it.':
    'Die Zielgruppe (Audience) sagt, für wen eine Assertion ausgestellt wurde. Bei einer vertrauenden Seite, die solche für andere annimmt, kann man sich mit einer anderswo gestohlenen Assertion anmelden. Gibt es mehrere Einschränkungen, muss jede sie nennen.',
  'amrcheck signs in with a fresh browser and knows when. Another time is not that of this sign-in; Entra counts the sign-in frequency from it.':
    'amrcheck meldet sich mit einem neuen Browser an und weiß, wann. Ein anderer Zeitpunkt ist nicht der dieser Anmeldung; Entra berechnet daraus die Anmeldehäufigkeit.',
  'Signing in with a browser works by bearer: who brings the assertion is its subject. With another method, such as holder-of-key, a browser cannot show what is demanded.':
    'Die Anmeldung mit einem Browser beruht auf Bearer: Wer die Assertion bringt, ist ihr Subjekt. Bei einer anderen Methode, etwa holder-of-key, kann ein Browser nicht zeigen, was verlangt wird.',
  'An assertion without an end can be used for ever by whoever finds it, in a log for instance.':
    'Eine Assertion ohne Ende kann jeder für immer verwenden, der sie findet, etwa in einem Protokoll.',
  'Entra finds a guest by this attribute. Without it the guest cannot be let in, whatever else the assertion says.':
    'Entra findet einen Gast über dieses Attribut. Ohne es kann der Gast nicht eingelassen werden, was die Assertion auch sonst sagt.',
  'Relying parties remember the IDs of assertions, and turn away one that comes a second time as a replay. A provider that sends an ID again has its people turned away at their second sign-in, or shows that it sends old assertions.':
    'Vertrauende Seiten merken sich die IDs von Assertions und weisen eine, die ein zweites Mal kommt, als Wiedereinspielung ab. Sendet ein Anbieter eine ID noch einmal, werden seine Benutzer bei ihrer zweiten Anmeldung abgewiesen; oder es zeigt, dass er alte Assertions sendet.',
  'An assertion that was issued in the future was issued by a clock that is wrong, and every other time in it is wrong by as much.':
    'Eine Assertion, die in der Zukunft ausgestellt wurde, stammt von einer falsch gehenden Uhr, und jede andere Zeit darin ist um ebenso viel falsch.',
  'Issuer says who made the assertion and by whose key it is checked. Entra compares it byte for byte with the issuer that is configured for the domain, and answers AADSTS50107 where it differs.':
    'Issuer sagt, wer die Assertion ausgestellt hat und mit wessen Schlüssel sie geprüft wird. Entra vergleicht ihn Byte für Byte mit dem für die Domäne konfigurierten Aussteller und antwortet mit AADSTS50107, wo er abweicht.',
  'A certificate inside the message proves nothing: whoever forges a message can put a certificate of their own into it. Only a key from the metadata or the configuration counts.':
    'Ein Zertifikat in der Nachricht beweist nichts: Wer eine Nachricht fälscht, kann sein eigenes hineinlegen. Nur ein Schlüssel aus den Metadaten oder der Konfiguration zählt.',
  "SHA-1 no longer withstands an attacker who can choose what is signed. Microsoft's page on federation still names it and calls it deprecated; SHA-256 is taken by all.":
    'SHA-1 hält einem Angreifer nicht mehr stand, der wählen kann, was signiert wird. Microsofts Seite zum Verbund nennt es noch und bezeichnet es als veraltet; SHA-256 nehmen alle an.',
  'Before the time in NotBefore no relying party may take the assertion. One that arrives too early points to a clock that is wrong.':
    'Vor dem Zeitpunkt in NotBefore darf keine vertrauende Seite die Assertion annehmen. Eine, die zu früh ankommt, weist auf eine falsch gehende Uhr hin.',
  'From the time in NotOnOrAfter on no relying party may take the assertion. One that arrives expired points to a clock that is wrong, or was kept.':
    'Ab dem Zeitpunkt in NotOnOrAfter darf keine vertrauende Seite die Assertion annehmen. Eine, die abgelaufen ankommt, weist auf eine falsch gehende Uhr hin oder wurde aufbewahrt.',
  'With two assertions one can be signed and the other be read: most attacks on SAML are made of that. Without any there is no sign-in.':
    'Bei zwei Assertions kann eine signiert sein und die andere gelesen werden: Daraus bestehen die meisten Angriffe auf SAML. Ohne eine gibt es keine Anmeldung.',
  'Entra wants the assertion itself to be signed; a signature over the whole answer may come on top, and is not enough.':
    'Entra will, dass die Assertion selbst signiert ist; eine Signatur über die ganze Antwort kann hinzukommen und genügt nicht.',
  'An answer with a DOCTYPE, two roots or two equal IDs can mean one thing to the one who checks the signature and another to the one who reads it. Careful relying parties refuse such a document as a whole.':
    'Eine Antwort mit einem DOCTYPE, zwei Wurzeln oder zwei gleichen IDs kann dem, der die Signatur prüft, etwas anderes bedeuten als dem, der sie liest. Sorgfältige vertrauende Seiten lehnen ein solches Dokument als Ganzes ab.',
  'Recipient says to which address the assertion may be delivered. Without it, an assertion that one site receives could be carried on to another.':
    'Recipient sagt, an welche Adresse die Assertion zugestellt werden darf. Ohne ihn könnte eine Assertion, die eine Seite erhält, zu einer anderen weitergetragen werden.',
  'A signature by a shared secret can be made by whoever knows the public key, where software confuses the two. An address that only resembles that of an algorithm, such as https instead of http, is no algorithm: Microsoft refuses it.':
    'Eine Signatur mit einem gemeinsamen Geheimnis kann jeder erzeugen, der den öffentlichen Schlüssel kennt, wo Software beides verwechselt. Eine Adresse, die der eines Algorithmus nur ähnelt, etwa mit https statt http, ist kein Algorithmus: Microsoft lehnt sie ab.',
  'What no signature covers could have been written by anybody on the way, the browser included. Only an assertion that lies inside a signed element says anything.':
    'Was keine Signatur abdeckt, könnte unterwegs jeder geschrieben haben, auch der Browser. Nur eine Assertion in einem signierten Element sagt etwas.',
  'A signature that stands in one place and signs another lets an attacker move the signed part aside and put a forged one where readers look. SAML allows one reference, to the ID of the parent.':
    'Eine Signatur, die an einer Stelle steht und eine andere signiert, lässt einen Angreifer den signierten Teil beiseiteschieben und einen gefälschten dorthin setzen, wo gelesen wird. SAML erlaubt einen Verweis, auf die ID des übergeordneten Elements.',
  'A transform changes what is signed before it is signed. XPath and XSLT can make it anything, so SAML allows only the enveloped signature and exclusive canonicalization, and Entra wants these two.':
    'Eine Transformation ändert, was signiert wird, bevor es signiert wird. XPath und XSLT können beliebiges daraus machen; SAML erlaubt daher nur die eingebettete Signatur und die exklusive Kanonisierung, und Entra will diese beiden.',
  'The signature is all that ties the assertion to the provider. Where it does not match, something was changed after signing, or a key was replaced and the metadata was not.':
    'Nur die Signatur bindet die Assertion an den Anbieter. Passt sie nicht, wurde nach dem Signieren etwas geändert, oder ein Schlüssel wurde ersetzt und die Metadaten nicht.',
  'Entra takes a user from a federated provider only where the root domain of the user name is that of the federated domain. Otherwise it blocks the sign-in with AADSTS5000820.':
    'Entra nimmt einen Benutzer von einem verbundenen Anbieter nur an, wenn die Stammdomäne des Benutzernamens die der Verbunddomäne ist. Sonst blockiert es die Anmeldung mit AADSTS5000820.',
  'The same account with the same factors did the same, whichever application it was for and whatever that speaks. Where the answers differ, one of them is set by hand and not by what was done, or one application is protected and another is not.':
    'Dasselbe Konto mit denselben Faktoren tat dasselbe, für welche Anwendung es auch war und was diese auch spricht. Unterscheiden sich die Antworten, ist eine von Hand gesetzt und folgt nicht aus dem, was getan wurde, oder eine Anwendung ist geschützt und eine andere nicht.',
  'Microsoft looks at the token that Entra issues for the Partner Center API. A token for Graph or another API says nothing about it.':
    'Microsoft sieht auf das Token, das Entra für die Partner-Center-API ausstellt. Ein Token für Graph oder eine andere API sagt nichts darüber.',
  'Entra says without any credential whose a domain is. Where it is managed, Entra checks the password itself and the provider is never asked, so that nothing can be told of it.':
    'Entra sagt ohne jede Anmeldung, wem eine Domäne gehört. Wo sie verwaltet ist, prüft Entra das Kennwort selbst und fragt den Anbieter nie; über ihn lässt sich dann nichts sagen.',
  'An application lives on refreshed tokens. One that says mfa only at first works for an hour.':
    'Eine Anwendung lebt von erneuerten Token. Eine, deren Token nur zuerst mfa sagt, funktioniert eine Stunde lang.',
  'The same sign-in stands behind the token for Graph, which partners need beside that for Partner Center. Where it does not say mfa, what Graph keeps for partners who used MFA is out of reach.':
    'Hinter dem Token für Graph, das Partner neben dem für Partner Center brauchen, steht dieselbe Anmeldung. Sagt es nicht mfa, ist unerreichbar, was Graph für Partner mit MFA bereithält.',
  'What Graph offers partners on their security is reported to refuse tokens without MFA: HTTP 403 with code Unauthorized_MissingMFA.':
    'Was Graph Partnern über ihre Sicherheit bietet, lehnt nach Berichten Token ohne MFA ab: HTTP 403 mit dem Code Unauthorized_MissingMFA.',
  'Tokens for Partner Center are issued by https://sts.windows.net/ and the id of the tenant. Only there does Entra write amr.':
    'Token für Partner Center werden von https://sts.windows.net/ und der ID des Mandanten ausgestellt. Nur dort schreibt Entra amr.',
  'With acceptIfMfaDoneByFederatedIdp Entra does MFA itself where the provider does not say that it did. The final mfa then hides a silent provider, and every person needs a second factor at Entra, too.':
    'Mit acceptIfMfaDoneByFederatedIdp führt Entra MFA selbst durch, wo der Anbieter nicht sagt, dass er es tat. Das mfa am Ende verdeckt dann einen stummen Anbieter, und jede Person braucht einen zweiten Faktor auch bei Entra.',
  'Microsoft’s cmdlet never asks for MFA. Where no policy of the tenant demands it, a provider that would do everything right gives a token without mfa.':
    'Microsofts Cmdlet verlangt nie MFA. Verlangt sie keine Richtlinie des Mandanten, gibt auch ein Anbieter, der alles richtig machen würde, ein Token ohne mfa.',
  'Asked with ValidateMfa: true, Partner Center is reported to answer in the header isMfaCompliant. It is the last word on a token, whatever its claims say.':
    'Mit ValidateMfa: true gefragt, antwortet Partner Center nach Berichten im Header isMfaCompliant. Das ist das letzte Wort über ein Token, was seine Claims auch sagen.',
  'Since 2026 Partner Center is reported to refuse App+User tokens without MFA: HTTP 401 with code 900421, in older forms "MFA required" or 10001, at Graph Unauthorized_MissingMFA.':
    'Seit 2026 lehnt Partner Center nach Berichten App+User-Token ohne MFA ab: HTTP 401 mit dem Code 900421, in älteren Formen "MFA required" oder 10001, bei Graph Unauthorized_MissingMFA.',
  'Partner Center looks for MFA where an app acts for a person (App+User). user_impersonation is the permission that says so.':
    'Partner Center sucht MFA dort, wo eine App für eine Person handelt (App+User). user_impersonation ist die Berechtigung, die das sagt.',
  'Partner Center refuses an expired token, though Microsoft’s cmdlet does not look. The tokens last about an hour.':
    'Partner Center lehnt ein abgelaufenes Token ab, auch wenn Microsofts Cmdlet nicht danach sieht. Die Token gelten etwa eine Stunde.',
  'Anybody can write a token that says mfa. Only the signature shows that Entra wrote it; Microsoft’s cmdlet does not check it, the API does.':
    'Ein Token, das mfa sagt, kann jeder schreiben. Nur die Signatur zeigt, dass Entra es schrieb; Microsofts Cmdlet prüft sie nicht, die API schon.',
  'Entra writes amr into v1.0 tokens only. In a v2.0 token its absence proves nothing.':
    'Entra schreibt amr nur in v1.0-Token. In einem v2.0-Token beweist sein Fehlen nichts.',
  'Entra asks for amr as an essential claim and reads it as an array. Without it, or as a single string, the answer of the provider is thrown away although the person gave the factor.':
    'Entra verlangt amr als wesentlichen Claim und liest es als Array. Fehlt es oder ist es eine einzelne Zeichenkette, wird die Antwort des Anbieters verworfen, obwohl die Person den Faktor angegeben hat.',
  'Entra matches the one method of the provider against the first factor that it checked itself. It takes neither pwd nor mfa from an External MFA provider: the mfa in the final token is its own.':
    'Entra vergleicht die eine Methode des Anbieters mit dem ersten Faktor, den es selbst geprüft hat. Von einem External-MFA-Anbieter nimmt es weder pwd noch mfa an: Das mfa im letzten Token ist sein eigenes.',
  'Entra asks for response_mode=form_post and gives the sign-in up some minutes after it sent the person away: about 5 by Microsoft’s newer text, 10 by its older one.':
    'Entra verlangt response_mode=form_post und gibt die Anmeldung einige Minuten nach dem Weiterschicken der Person auf: nach etwa 5 laut Microsofts neuerem Text, nach 10 laut dem älteren.',
  'Before it sends anybody away, Entra compares the authorization endpoint of the discovery document with the reply URLs of the application that the vendor has registered. Where none fits, the sign-in ends at Entra and the provider never hears of it.':
    'Bevor Entra jemanden weiterschickt, vergleicht es den Autorisierungsendpunkt des Discovery-Dokuments mit den Antwort-URLs der Anwendung, die der Hersteller registriert hat. Passt keine, endet die Anmeldung bei Entra, und der Anbieter erfährt nie davon.',
  'Entra is reported to look at the authorization endpoint with a bare GET. An error of the server there is also a sign that wrong requests are not expected at all.':
    'Nach Berichten sieht sich Entra den Autorisierungsendpunkt mit einem bloßen GET an. Ein Serverfehler dort zeigt auch, dass mit falschen Anfragen gar nicht gerechnet wird.',
  'Entra learns the issuer, the authorization endpoint and the keys from this document, and keeps them for a day. What is missing here fails every sign-in until then.':
    'Entra erfährt aus diesem Dokument den Aussteller, den Autorisierungsendpunkt und die Schlüssel und behält sie einen Tag lang. Was hier fehlt, lässt bis dahin jede Anmeldung scheitern.',
  'Microsoft demands the header. A document that is sent in chunks looks right in every browser and is not read by Entra.':
    'Microsoft verlangt den Header. Ein in Stücken gesendetes Dokument sieht in jedem Browser richtig aus und wird von Entra nicht gelesen.',
  'Entra keeps the session and calls a provider only when it wants a factor. An answer from the memory of the provider, without the time at which the factor was really given, makes a fresh factor of an old one.':
    'Entra behält die Sitzung und ruft einen Anbieter nur auf, wenn es einen Faktor will. Eine Antwort aus dem Gedächtnis des Anbieters, ohne den Zeitpunkt, zu dem der Faktor wirklich angegeben wurde, macht aus einem alten Faktor einen neuen.',
  'The hint counts because Entra wrote it. A provider that follows whatever issuer the hint names takes its keys from whoever sends it.':
    'Der Hint zählt, weil Entra ihn geschrieben hat. Ein Anbieter, der jedem im Hint genannten Aussteller folgt, nimmt seine Schlüssel von dem, der ihn sendet.',
  'Whoever can make a provider take a forged hint decides whom it asks and whom it names in its answer. Microsoft asks providers to validate the hint first.':
    'Wer einen Anbieter dazu bringt, einen gefälschten Hint anzunehmen, bestimmt, wen er fragt und wen er in seiner Antwort nennt. Microsoft verlangt von Anbietern, den Hint zuerst zu prüfen.',
  'Every tenant of Entra can be made to write hints. Only those of the tenants that a provider serves may lead to its accounts.':
    'Jeder Entra-Mandant lässt sich dazu bringen, Hints zu schreiben. Nur die der Mandanten, die ein Anbieter bedient, dürfen zu seinen Konten führen.',
  'Entra takes the second factor as done only where an id_token comes back. Anything else fails the sign-in of the person who waits at Entra.':
    'Entra nimmt den zweiten Faktor nur als erbracht an, wenn ein id_token zurückkommt. Alles andere lässt die Anmeldung der Person scheitern, die bei Entra wartet.',
  'Entra takes the key from the certificate in the JWK. A key set without x5c is valid for others and of no use to Entra.':
    'Entra nimmt den Schlüssel aus dem Zertifikat im JWK. Ein Schlüsselsatz ohne x5c ist für andere gültig und für Entra unbrauchbar.',
  'An External MFA provider is asked for one thing only: a factor that Entra has not checked. An id_token without it turns the password that Entra checked into MFA.':
    'Ein External-MFA-Anbieter wird nur nach einem gefragt: einem Faktor, den Entra nicht geprüft hat. Ein id_token ohne ihn macht aus dem Kennwort, das Entra geprüft hat, MFA.',
  'The browser may hold a session of somebody else at the provider. The factor must be asked of the person whom the hint names.':
    'Der Browser kann beim Anbieter eine Sitzung einer anderen Person haben. Nach dem Faktor ist die Person zu fragen, die der Hint nennt.',
  'An answer that can be sent anywhere is an id_token for anybody. Microsoft lists the three addresses that its clouds use.':
    'Eine Antwort, die sich überallhin senden lässt, ist ein id_token für jeden. Microsoft führt die drei Adressen auf, die seine Clouds verwenden.',
  'A request with the same nonce a second time is one that somebody kept. It must not lead to a second id_token.':
    'Eine Anfrage mit derselben nonce ein zweites Mal ist eine, die jemand aufbewahrt hat. Sie darf nicht zu einem zweiten id_token führen.',
  'RS256 is the only algorithm that Microsoft names for External MFA. What works with other relying parties may not work with Entra.':
    'RS256 ist der einzige Algorithmus, den Microsoft für External MFA nennt. Was bei anderen vertrauenden Seiten geht, muss bei Entra nicht gehen.',
  'Entra asked about one person and named that person in the hint. An answer about another subject, though it be the provider’s own name for the same person, proves nothing to Entra.':
    'Entra hat nach einer Person gefragt und sie im Hint genannt. Eine Antwort über ein anderes Subjekt, sei es auch der eigene Name des Anbieters für dieselbe Person, beweist Entra nichts.',
  'A relying party that asks for an essential acr must get one of its values, or no sign-in at all. A provider that goes on regardless leads everybody to believe that the demand was met.':
    'Eine vertrauende Seite, die einen wesentlichen acr verlangt, muss einen seiner Werte bekommen oder gar keine Anmeldung. Ein Anbieter, der trotzdem fortfährt, lässt alle glauben, die Forderung sei erfüllt.',
  'In OpenID Connect services in research and education look for https://refeds.org/profile/mfa in acr, not in amr.':
    'In OpenID Connect suchen Dienste aus Forschung und Lehre https://refeds.org/profile/mfa in acr, nicht in amr.',
  'acr_values is a wish, which a provider may leave unmet. A relying party should know that it was.':
    'acr_values ist ein Wunsch, den ein Anbieter unerfüllt lassen darf. Eine vertrauende Seite sollte wissen, dass es so war.',
  'One sign-in happened in one way. Where the id_token, the access token and userinfo tell different stories, a relying party believes whichever it happens to read.':
    'Eine Anmeldung geschah auf eine Weise. Erzählen id_token, Zugriffstoken und Userinfo Verschiedenes, glaubt eine vertrauende Seite, was sie zufällig liest.',
  'Partner Center looks for exactly the value mfa in amr. The names of the single factors are not enough, and neither is another spelling: values are compared exactly, upper and lower case included.':
    'Partner Center sucht in amr genau den Wert mfa. Die Namen der einzelnen Faktoren genügen nicht, und eine andere Schreibweise auch nicht: Werte werden exakt verglichen, Groß- und Kleinschreibung eingeschlossen.',
  "OpenID Connect defines amr as a JSON array of strings. A single string may slip through Microsoft's own test, which only looks for letters, but stricter relying parties, Entra's external MFA among them, refuse it.":
    'OpenID Connect definiert amr als JSON-Array von Zeichenketten. Eine einzelne Zeichenkette mag durch Microsofts eigenen Test rutschen, der nur nach Buchstaben sucht, aber strengere vertrauende Seiten, darunter Entras External MFA, lehnen sie ab.',
  'amr is only worth something if it is true. A token that says fingerprint or text message after a sign-in with neither shows that the claim does not come from the sign-in.':
    'amr ist nur etwas wert, wenn es stimmt. Ein Token, das Fingerabdruck oder SMS sagt, ohne dass die Anmeldung eines davon enthielt, zeigt, dass der Claim nicht aus der Anmeldung stammt.',
  'amr is the only claim in which a provider tells how a person signed in. Without it MFA may have been done, but nobody can prove it: Microsoft then treats the sign-in as one without MFA.':
    'amr ist der einzige Claim, in dem ein Anbieter sagt, wie sich eine Person angemeldet hat. Ohne ihn kann MFA stattgefunden haben, aber niemand kann es beweisen: Microsoft behandelt die Anmeldung dann als eine ohne MFA.',
  'Relying parties know the values of RFC 8176 and its registry. A name of the product’s own means nothing to them, though it does no harm beside mfa.':
    'Vertrauende Seiten kennen die Werte von RFC 8176 und seinem Register. Ein eigener Name des Produkts sagt ihnen nichts, schadet aber neben mfa nicht.',
  'A repeated value says nothing new. It does no harm, but it often shows that two rules fill the claim where one was meant to.':
    'Ein wiederholter Wert sagt nichts Neues. Er schadet nicht, zeigt aber oft, dass zwei Regeln den Claim füllen, wo eine gemeint war.',
  'at_hash ties the id_token to the access_token that came with it. If it does not fit, one of the two was exchanged on the way, or the provider hashes wrongly.':
    'at_hash bindet das id_token an das access_token, mit dem es kam. Passt es nicht, wurde eines von beiden unterwegs ausgetauscht, oder der Anbieter berechnet den Hash falsch.',
  'amrcheck signs in with a fresh browser and knows when. An auth_time before that, after it, or of 0 is not the time of this sign-in, so nothing that builds on its freshness can be trusted.':
    'amrcheck meldet sich mit einem neuen Browser an und weiß, wann. Eine auth_time davor, danach oder von 0 ist nicht der Zeitpunkt dieser Anmeldung; nichts, was auf ihrer Aktualität beruht, ist dann verlässlich.',
  'auth_time tells when the person last signed in. After max_age or an essential request the provider must send it; without it nobody can tell a fresh sign-in from an old session.':
    'auth_time sagt, wann sich die Person zuletzt angemeldet hat. Nach max_age oder einer wesentlichen Anforderung muss der Anbieter sie senden; ohne sie kann niemand eine neue Anmeldung von einer alten Sitzung unterscheiden.',
  'c_hash ties the id_token to the code that came with it. If it does not fit, one of the two was exchanged on the way, or the provider hashes wrongly.':
    'c_hash bindet das id_token an den Code, mit dem es kam. Passt es nicht, wurde eines von beiden unterwegs ausgetauscht, oder der Anbieter berechnet den Hash falsch.',
  'A relying party learns from this document where to send people and by which keys to trust tokens. A wrong issuer or a missing address makes some products fail and others trust the wrong keys.':
    'Eine vertrauende Seite erfährt aus diesem Dokument, wohin sie Personen schickt und mit welchen Schlüsseln sie Token traut. Ein falscher Aussteller oder eine fehlende Adresse lässt manche Produkte scheitern und andere den falschen Schlüsseln trauen.',
  'An unsigned token, or one "signed" with a public key as if it were a secret, can be made by anybody. A relying party must refuse both, whatever the token says.':
    'Ein unsigniertes Token, oder eines, das mit einem öffentlichen Schlüssel „signiert“ ist, als wäre er ein Geheimnis, kann jeder erzeugen. Eine vertrauende Seite muss beides ablehnen, was das Token auch sagt.',
  'aud says for whom a token was made. A relying party that takes tokens made for others can be signed in to with a token stolen elsewhere.':
    'aud sagt, für wen ein Token ausgestellt wurde. Bei einer vertrauenden Seite, die Token für andere annimmt, kann man sich mit einem anderswo gestohlenen Token anmelden.',
  'azp names the client to which the token was issued. Another one there means that the token was meant for somebody else.':
    'azp nennt den Client, dem das Token ausgestellt wurde. Ein anderer bedeutet, dass das Token für jemand anderen bestimmt war.',
  'After the time in exp no relying party may take the token. One that arrives expired points to a clock that is wrong or to a token that was kept.':
    'Nach dem Zeitpunkt in exp darf keine vertrauende Seite das Token annehmen. Eines, das abgelaufen ankommt, weist auf eine falsch gehende Uhr oder ein aufbewahrtes Token hin.',
  'iat says when the token was made. A time ahead of now, or before the person began to sign in, means a wrong clock or a token that was not made for this sign-in.':
    'iat sagt, wann das Token ausgestellt wurde. Ein Zeitpunkt in der Zukunft oder vor Beginn der Anmeldung bedeutet eine falsch gehende Uhr oder ein Token, das nicht für diese Anmeldung ausgestellt wurde.',
  'iss says who speaks. It must equal the issuer exactly, a slash at the end included, or a relying party refuses the token.':
    'iss sagt, wer spricht. Es muss dem Aussteller exakt gleichen, ein Schrägstrich am Ende eingeschlossen, sonst lehnt eine vertrauende Seite das Token ab.',
  'A relying party looks up the key by the kid in the header of the token. If the provider does not publish that key, nobody can check the signature and sign-ins fail.':
    'Eine vertrauende Seite sucht den Schlüssel anhand der kid im Header des Tokens. Veröffentlicht der Anbieter diesen Schlüssel nicht, kann niemand die Signatur prüfen, und Anmeldungen scheitern.',
  'Before the time in nbf no relying party may take the token.':
    'Vor dem Zeitpunkt in nbf darf keine vertrauende Seite das Token annehmen.',
  'nonce ties the token to this very sign-in. A token with another nonce, or with none, may be one that was issued before and is being used again.':
    'nonce bindet das Token an eben diese Anmeldung. Ein Token mit einer anderen nonce oder ohne kann eines sein, das früher ausgestellt wurde und nun wiederverwendet wird.',
  'The id_token is where OpenID Connect says who signed in, when and how. A token response without one is plain OAuth and proves no sign-in.':
    'Im id_token sagt OpenID Connect, wer sich wann und wie angemeldet hat. Eine Token-Antwort ohne eines ist bloßes OAuth und beweist keine Anmeldung.',
  'The signature is all that ties the claims to the provider. Without a valid one amr could have been written by anybody on the way.':
    'Nur die Signatur bindet die Claims an den Anbieter. Ohne eine gültige könnte amr unterwegs jeder geschrieben haben.',
  'iss tells the relying party which provider an answer comes from, so that a code of one provider cannot be passed off as that of another. Once discovery promises it, every answer must have it.':
    'iss sagt der vertrauenden Seite, von welchem Anbieter eine Antwort kommt, damit ein Code des einen nicht als der eines anderen ausgegeben werden kann. Sagt die Discovery es zu, muss jede Antwort es haben.',
  'state ties the answer to the browser that asked. A relying party throws away an answer with another state.':
    'state bindet die Antwort an den Browser, der gefragt hat. Eine vertrauende Seite verwirft eine Antwort mit einem anderen state.',
  'sub names the person. If userinfo or a refreshed token speaks of another one, a relying party must throw the answer away.':
    'sub nennt die Person. Sprechen Userinfo oder ein erneuertes Token von einer anderen, muss eine vertrauende Seite die Antwort verwerfen.',
  'An access token that was issued a moment ago must open userinfo, where many relying parties read more about the person.':
    'Ein eben ausgestelltes Zugriffstoken muss Userinfo öffnen, wo viele vertrauende Seiten mehr über die Person lesen.',
  'The bearer confirmation limits how long the assertion may be delivered. SAML demands its end, NotOnOrAfter, and forbids a NotBefore.':
    'Die Bearer-Bestätigung begrenzt, wie lange die Assertion zugestellt werden darf. SAML verlangt ihr Ende, NotOnOrAfter, und verbietet ein NotBefore.',
  'A provider that cannot do what an exact RequestedAuthnContext asks for must answer NoAuthnContext. Some answer Success with another class, and a relying party that does not look lets everybody in.':
    'Ein Anbieter, der nicht kann, was ein exakter RequestedAuthnContext verlangt, muss mit NoAuthnContext antworten. Manche antworten mit Success und einer anderen Klasse, und eine vertrauende Seite, die nicht nachsieht, lässt alle ein.',
  'In SAML 2.0 Entra sees MFA in AuthnContextClassRef alone, and only as http://schemas.microsoft.com/claims/multipleauthn. Attributes are ignored, and so are the words that others use for MFA.':
    'In SAML 2.0 sieht Entra MFA allein in AuthnContextClassRef und nur als http://schemas.microsoft.com/claims/multipleauthn. Attribute werden nicht beachtet, und die Wörter, die andere für MFA verwenden, auch nicht.',
  'Services in research and education look for https://refeds.org/profile/mfa in AuthnContextClassRef. The classes of SAML itself and the words of Microsoft do not mean it.':
    'Dienste aus Forschung und Lehre suchen https://refeds.org/profile/mfa in AuthnContextClassRef. Die Klassen von SAML selbst und die Wörter von Microsoft bedeuten es nicht.',
  'Destination says to which address a response may be delivered. Entra wants it to be its own address; a response that is signed must name it for everybody.':
    'Destination sagt, an welche Adresse eine Response zugestellt werden darf. Entra will darin seine eigene Adresse; eine signierte Response muss sie für alle nennen.',
  'Entra demands the user principal name in the attribute IDPEmail, in the form of an e-mail address.':
    'Entra verlangt den Benutzerprinzipalnamen im Attribut IDPEmail, in der Form einer E-Mail-Adresse.',
  'InResponseTo ties the answer to the one request of this browser. Without it an assertion that was made for somebody else could be slipped in.':
    'InResponseTo bindet die Antwort an die eine Anfrage dieses Browsers. Ohne es ließe sich eine Assertion unterschieben, die für jemand anderen ausgestellt wurde.',
  'Where the provider begins the sign-in there is no request, and SAML forbids InResponseTo. A relying party looks for the request that is named, finds none, and turns the person away; or it takes an answer that was made for somebody else.':
    'Beginnt der Anbieter die Anmeldung, gibt es keine Anfrage, und SAML verbietet InResponseTo. Eine vertrauende Seite sucht die genannte Anfrage, findet keine und weist die Person ab; oder sie nimmt eine Antwort an, die für jemand anderen bestimmt war.',
  'Entra wants letters and digits in the NameID, and anything else encoded, e.g. "+" as ".2B".':
    'Entra will in der NameID Buchstaben und Ziffern, und alles andere kodiert, z. B. „+“ als „.2B“.',
  'An immutable ID is often base64, and "+", "/" and "=" are to be encoded in the NameID. Raw ones may still be understood; it is not promised.':
    'Eine unveränderliche ID ist oft Base64, und „+“, „/“ und „=“ sind in der NameID zu kodieren. Unkodierte werden vielleicht noch verstanden; zugesagt ist es nicht.',
  'Entra knows a user by the NameID, and takes it only with the format persistent.':
    'Entra kennt einen Benutzer an der NameID und nimmt sie nur mit dem Format persistent an.',
  'The NameID is the immutable ID of the user in Entra, which has at most 64 characters. A longer one belongs to no user.':
    'Die NameID ist die unveränderliche ID des Benutzers in Entra, die höchstens 64 Zeichen hat. Eine längere gehört zu keinem Benutzer.',
  'Microsoft reads the method from the one AuthnContextClassRef. With two, which of them is read is left to chance; with none there is nothing to read.':
    'Microsoft liest die Methode aus der einen AuthnContextClassRef. Bei zweien bleibt dem Zufall überlassen, welche gelesen wird; ohne eine gibt es nichts zu lesen.',
  'RelayState is how a relying party remembers what the person wanted. SAML demands that it comes back unchanged.':
    'Mit RelayState merkt sich eine vertrauende Seite, was die Person wollte. SAML verlangt, dass er unverändert zurückkommt.',
  'Microsoft demands that the provider of a federated domain takes requests in an HTML form, and not in the address alone: a long or signed request does not fit there.':
    'Microsoft verlangt, dass der Anbieter einer Verbunddomäne Anfragen in einem HTML-Formular annimmt und nicht nur in der Adresse: Eine lange oder signierte Anfrage passt dort nicht hinein.',
  'Where the response names who made it, that must be the provider that was asked. Another name hints at a mix-up of two providers.':
    'Nennt die Response, wer sie ausgestellt hat, muss es der gefragte Anbieter sein. Ein anderer Name deutet auf eine Verwechslung zweier Anbieter hin.',
  'SessionNotOnOrAfter ends the session at the relying party. One that is past when the assertion arrives ends it before it begins.':
    'SessionNotOnOrAfter beendet die Sitzung bei der vertrauenden Seite. Liegt es bei Ankunft der Assertion in der Vergangenheit, endet sie, bevor sie beginnt.',
  'The provider itself says that this sign-in did not work. What it says is shown as it came; the reason stands in its own log.':
    'Der Anbieter selbst sagt, dass diese Anmeldung nicht gelang. Was er sagt, wird gezeigt, wie es kam; der Grund steht in seinem eigenen Protokoll.',
  'Nobody signs in during a refresh. A newer auth_time claims a sign-in that did not happen, and lets an old session pass for a fresh one.':
    'Während des Erneuerns meldet sich niemand an. Eine neuere auth_time behauptet eine Anmeldung, die nicht stattfand, und lässt eine alte Sitzung als neue gelten.',
  'Where nothing was typed, nobody proved anything anew. Another time claims a sign-in that did not happen, and lets an old session pass for a fresh one.':
    'Wo nichts eingegeben wurde, hat niemand etwas neu bewiesen. Ein anderer Zeitpunkt behauptet eine Anmeldung, die nicht stattfand, und lässt eine alte Sitzung als neue gelten.',
  'Whoever cancels, or goes back and forward again, has not given the second factor. A provider that sends tokens all the same has finished the sign-in before it was asked.':
    'Wer abbricht oder zurück- und wieder vorgeht, hat den zweiten Faktor nicht angegeben. Ein Anbieter, der dennoch Token sendet, hat die Anmeldung abgeschlossen, bevor danach gefragt wurde.',
  'Relying parties compare the times in a token with their own clock and allow a few minutes at most. amrcheck takes the measured difference into account, so that only this check shows it.':
    'Vertrauende Seiten vergleichen die Zeiten eines Tokens mit ihrer eigenen Uhr und dulden höchstens wenige Minuten. amrcheck rechnet den gemessenen Unterschied heraus; daher zeigt ihn nur diese Prüfung.',
  'With ForceAuthn="true" the relying party asks that the person prove themselves now: the provider must authenticate them directly, and not rely on a session from before. AuthnInstant is what shows it, so it must be that of the new authentication.':
    'Mit ForceAuthn="true" verlangt die vertrauende Seite, dass sich die Person jetzt ausweist: Der Anbieter muss sie unmittelbar authentifizieren und darf sich nicht auf eine frühere Sitzung stützen. AuthnInstant zeigt es und muss daher der Zeitpunkt der neuen Authentifizierung sein.',
  'With max_age the relying party says how old a sign-in may be. It obliges the provider to ask again and to send auth_time, the only proof that it did.':
    'Mit max_age sagt die vertrauende Seite, wie alt eine Anmeldung sein darf. Es verpflichtet den Anbieter, erneut zu fragen und auth_time zu senden, den einzigen Beweis, dass er es tat.',
  'An application renews its tokens without the person. They still rest on the same sign-in, so they must still say mfa, or access ends as soon as the first token expires.':
    'Eine Anwendung erneuert ihre Token ohne die Person. Sie beruhen noch auf derselben Anmeldung und müssen daher noch mfa sagen, sonst endet der Zugriff, sobald das erste Token abläuft.',
  'Most sign-ins re-use the session of an earlier one. They rest on the same second factor, so they must still say MFA, or access depends on how long ago the person signed in.':
    'Die meisten Anmeldungen nutzen die Sitzung einer früheren. Sie beruhen auf demselben zweiten Faktor und müssen daher noch MFA sagen, sonst hängt der Zugriff davon ab, wie lange die Anmeldung der Person her ist.',
  'Where a sign-in begins with the password, the second factor comes when something asks for MFA. A provider that keeps the methods of the first sign-in with the session then does the MFA and does not say it.':
    'Beginnt eine Anmeldung mit dem Kennwort, kommt der zweite Faktor, wenn etwas MFA verlangt. Ein Anbieter, der die Methoden der ersten Anmeldung mit der Sitzung aufbewahrt, führt die MFA dann durch und sagt es nicht.',
  'Access then depends on luck, and a test that is run once may pass. Causes are claims that expire within a second, several nodes that are not configured alike, and caches.':
    'Der Zugriff hängt dann vom Glück ab, und ein einmaliger Test kann bestehen. Ursachen sind Claims, die innerhalb einer Sekunde ablaufen, mehrere ungleich konfigurierte Knoten und Caches.',
  'Who asks for a fresh sign-in wants to be surest of it. Some providers take another path for it that does not fill the claim; Microsoft would then see no MFA although it was done.':
    'Wer eine neue Anmeldung verlangt, will sich ihrer besonders sicher sein. Manche Anbieter gehen dafür einen anderen Weg, der den Claim nicht füllt; Microsoft sähe dann keine MFA, obwohl sie stattfand.',
  'Claim and time belong together: they say that the second factor was given then. A provider that asks for the password only, and sends the old mfa with the new time, says that it was given when it was not.':
    'Claim und Zeitpunkt gehören zusammen: Sie sagen, dass der zweite Faktor zu dieser Zeit angegeben wurde. Ein Anbieter, der nur nach dem Kennwort fragt und das alte mfa mit dem neuen Zeitpunkt sendet, sagt, er sei angegeben worden, obwohl er es nicht wurde.',
  "A provider that keeps the person of a sign-in in the wrong place (a shared variable, a cache) mixes up two that meet. One then goes on as the other, with the other's MFA. It is rare, and never seen in a test with one account.":
    'Ein Anbieter, der die Person einer Anmeldung am falschen Ort aufbewahrt (in einer gemeinsamen Variablen, einem Cache), verwechselt zwei, die zusammentreffen. Die eine macht dann als die andere weiter, mit deren MFA. Das ist selten und zeigt sich nie in einem Test mit einem Konto.',
  'Microsoft demands a challenge at every authentication. A device that was remembered weeks ago proves nothing now: whoever sits at it and knows the password would be taken for somebody who did MFA.':
    'Microsoft verlangt bei jeder Authentifizierung eine Abfrage. Ein vor Wochen gemerktes Gerät beweist jetzt nichts: Wer davorsitzt und das Kennwort kennt, gälte als jemand, der MFA durchgeführt hat.',
  'What was not said at first must not be said later: the person proved nothing in between. A provider that takes the session itself for a factor lets in everybody who knows a password, on the second try.':
    'Was zuerst nicht gesagt wurde, darf später nicht gesagt werden: Die Person hat dazwischen nichts bewiesen. Ein Anbieter, der die Sitzung selbst als Faktor nimmt, lässt beim zweiten Versuch jeden ein, der ein Kennwort kennt.',
  'This is the negative control. A provider that says MFA at every sign-in proves nothing with it, and whoever trusts the claim lets in everybody who knows a password.':
    'Das ist die Gegenprobe. Ein Anbieter, der bei jeder Anmeldung MFA sagt, beweist damit nichts, und wer dem Claim traut, lässt jeden ein, der ein Kennwort kennt.',
  "With prompt=login the relying party asks that the person prove themselves now. Microsoft's own test of MFA always sends it, so a provider that answers from its session shows Microsoft an old sign-in.":
    'Mit prompt=login verlangt die vertrauende Seite, dass sich die Person jetzt ausweist. Microsofts eigener MFA-Test sendet es immer; ein Anbieter, der aus seiner Sitzung antwortet, zeigt Microsoft also eine alte Anmeldung.',
  'The configuration says that this account must never get in with a password alone. Partner Center demands MFA of every account, without exceptions.':
    'Die Konfiguration sagt, dass dieses Konto nie mit einem Kennwort allein hineinkommen darf. Partner Center verlangt MFA von jedem Konto, ohne Ausnahme.',
  'The account has a second factor, and yet the provider was content with less. No claim can then truthfully say mfa, and Partner Center demands MFA at every sign-in of every account.':
    'Das Konto hat einen zweiten Faktor, und doch war der Anbieter mit weniger zufrieden. Kein Claim kann dann wahrheitsgemäß mfa sagen, und Partner Center verlangt MFA bei jeder Anmeldung jedes Kontos.',
  'The page offers to go on without the second factor, and does. No claim is false, as the tokens do not say MFA; but Partner Center demands MFA at every sign-in, and people skip what can be skipped.':
    'Die Seite bietet an, ohne den zweiten Faktor weiterzumachen, und tut es. Kein Claim ist falsch, da die Token nicht MFA sagen; aber Partner Center verlangt MFA bei jeder Anmeldung, und was sich überspringen lässt, wird übersprungen.',
  'A relying party asks for MFA where it needs it: by an essential acr, by RequestedAuthnContext, by wauth. A provider must then ask for the second factor, or say that it cannot; an answer with another class than one that was asked for is no success.':
    'Eine vertrauende Seite verlangt MFA, wo sie sie braucht: durch einen wesentlichen acr, durch RequestedAuthnContext, durch wauth. Ein Anbieter muss dann nach dem zweiten Faktor fragen oder sagen, dass er es nicht kann; eine Antwort mit einer anderen als einer verlangten Klasse ist kein Erfolg.',
  'A one-time code is good for one time. Whoever sees it typed, or catches it with a false login page, could otherwise sign in with it for as long as it lasts.':
    'Ein Einmalcode gilt einmal. Wer ihn beim Eingeben sieht oder mit einer falschen Anmeldeseite abfängt, könnte sich sonst damit anmelden, solange er gilt.',
  'With wfresh=0 the relying party asks that the person be authenticated again before the token is issued. Entra sends it where it wants a new sign-in, so a provider that answers from its session shows Microsoft an old one.':
    'Mit wfresh=0 verlangt die vertrauende Seite, dass die Person erneut authentifiziert wird, bevor das Token ausgestellt wird. Entra sendet es, wenn es eine neue Anmeldung will; ein Anbieter, der aus seiner Sitzung antwortet, zeigt Microsoft also eine alte.',
  'A second factor that takes any code is none. amrcheck types one wrong code, once; a provider that sends tokens after it lets in everybody who knows the password, and says MFA of them.':
    'Ein zweiter Faktor, der jeden Code annimmt, ist keiner. amrcheck gibt einmal einen falschen Code ein; ein Anbieter, der danach Token sendet, lässt jeden ein, der das Kennwort kennt, und sagt von ihm MFA.',
  'AppliesTo says for which realm the token was asked for and made. It must be the wtrealm of the request.':
    'AppliesTo sagt, für welchen Realm das Token verlangt und ausgestellt wurde. Es muss der wtrealm der Anfrage sein.',
  'Entra finds the user by the ImmutableID. Without it nobody is found, whatever else the assertion says.':
    'Entra findet den Benutzer über die ImmutableID. Ohne sie wird niemand gefunden, was die Assertion auch sonst sagt.',
  "Microsoft's cmdlet always asks for a fresh sign-in, and Entra hands that on as a fresh password: wauth with the password method, and wfresh=0. A provider that takes it literally asks for the password alone, and MFA is lost.":
    'Microsofts Cmdlet verlangt immer eine neue Anmeldung, und Entra gibt das als neues Kennwort weiter: wauth mit der Kennwortmethode, und wfresh=0. Ein Anbieter, der es wörtlich nimmt, fragt nur nach dem Kennwort, und MFA geht verloren.',
  'In WS-Federation Entra sees MFA in AuthenticationMethod of the authentication statement, or in the attribute authenticationmethod: as http://schemas.microsoft.com/claims/multipleauthn, or wiaormultiauthn beside it.':
    'In WS-Federation sieht Entra MFA in AuthenticationMethod der Authentifizierungsanweisung oder im Attribut authenticationmethod: als http://schemas.microsoft.com/claims/multipleauthn oder wiaormultiauthn daneben.',
  'Providers that work with Entra send the user principal name in this claim. It is not known to be written down as a demand, so this informs only.':
    'Anbieter, die mit Entra funktionieren, senden den Benutzerprinzipalnamen in diesem Claim. Dass es irgendwo als Forderung steht, ist nicht bekannt; daher informiert das nur.',
  'wctx is what the relying party remembers of the sign-in. Entra cannot go on where a single byte of it differs.':
    'wctx ist, was sich die vertrauende Seite von der Anmeldung merkt. Entra kann nicht weitermachen, wenn auch nur ein Byte davon abweicht.',
  'In the Secure Application Model an application lives on one refresh token for months. What it redeems is reported to say what was done when the consent was given, so that MFA that came later does not reach it.':
    'Im Secure Application Model lebt eine Anwendung monatelang von einem Aktualisierungstoken. Was sie damit einlöst, sagt nach Berichten, was bei der Einwilligung getan wurde, sodass spätere MFA es nicht erreicht.',
  'Entra asks for acr as an essential claim. It takes one of the values that it asked for; a narrower one, though true, is reported to be refused.':
    'Entra verlangt acr als wesentlichen Claim. Es nimmt einen der verlangten Werte an; ein engerer, wenn auch wahrer, wird nach Berichten abgelehnt.',
};
