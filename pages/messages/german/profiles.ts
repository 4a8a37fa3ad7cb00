/** What profiles are called, what they say of a verdict, and what they cannot prove. */
export const profiles: Readonly<Record<string, string>> = {
  'Microsoft Partner Center': 'Microsoft Partner Center',
  'RFC 8176: Authentication Method Reference Values': 'RFC 8176: Werte für Authentifizierungsmethoden',
  'Entra federation over SAML 2.0': 'Entra-Verbund über SAML 2.0',
  'Entra federation over WS-Federation': 'Entra-Verbund über WS-Federation',
  'Entra guests (direct federation)': 'Entra-Gäste (direkter Verbund)',
  'REFEDS MFA profile': 'REFEDS-MFA-Profil',
  'Entra access token for Partner Center': 'Entra-Zugriffstoken für Partner Center',
  'External MFA for Microsoft Entra ID': 'External MFA für Microsoft Entra ID',
  'Microsoft would see MFA: amr says mfa when a second factor was used.':
    'Microsoft sähe MFA: amr sagt mfa, wenn ein zweiter Faktor verwendet wurde.',
  'The sign-in is not sound enough to prove MFA to Microsoft.':
    'Die Anmeldung ist nicht einwandfrei genug, um Microsoft MFA zu beweisen.',
  'It could not be told whether Microsoft would see MFA.': 'Ob Microsoft MFA sähe, war nicht zu entscheiden.',
  'This proves the first hop only: what the provider tells a relying party of its own. Whether Entra carries it on into the access token for Partner Center depends on the settings of the federated domain; check such a token with amrcheck validate --profile entra-token.':
    'Das beweist nur den ersten Schritt: was der Anbieter einer eigenen vertrauenden Seite sagt. Ob Entra es in das Zugriffstoken für Partner Center übernimmt, hängt von den Einstellungen der Verbunddomäne ab; prüfen Sie ein solches Token mit amrcheck validate --profile entra-token.',
  'The claim cannot be relied on.': 'Auf den Claim ist kein Verlass.',
  'The claim cannot be trusted: the provider says different things to different applications.':
    'Dem Claim ist nicht zu trauen: Der Anbieter sagt verschiedenen Anwendungen Verschiedenes.',
  'The claim cannot be trusted: it says MFA where there was none.':
    'Dem Claim ist nicht zu trauen: Er sagt MFA, wo keine stattfand.',
  'The provider lets people in without MFA.': 'Der Anbieter lässt Personen ohne MFA ein.',
  'Microsoft would not see MFA.': 'Microsoft sähe keine MFA.',
  'Microsoft cannot be relied on to see MFA.': 'Dass Microsoft MFA sähe, darauf ist kein Verlass.',
  'The claim cannot be trusted: it does not tell what was done.':
    'Dem Claim ist nicht zu trauen: Er sagt nicht, was getan wurde.',
  'The claim cannot be trusted: the provider says different things in different places.':
    'Dem Claim ist nicht zu trauen: Der Anbieter sagt an verschiedenen Stellen Verschiedenes.',
  'Microsoft would see MFA at first and not when the session is used again.':
    'Microsoft sähe MFA zuerst und bei erneuter Nutzung der Sitzung nicht mehr.',
  'The claim cannot be trusted: it comes with a time at which nobody signed in.':
    'Dem Claim ist nicht zu trauen: Er kommt mit einem Zeitpunkt, zu dem sich niemand angemeldet hat.',
  'Microsoft would be shown an old sign-in where it asks for a new one.':
    'Microsoft bekäme eine alte Anmeldung gezeigt, wo es eine neue verlangt.',
  'The claim cannot be trusted: it may be that of another account.':
    'Dem Claim ist nicht zu trauen: Er kann der eines anderen Kontos sein.',
  'The second factor cannot be trusted: a code is good for more than one sign-in.':
    'Dem zweiten Faktor ist nicht zu trauen: Ein Code gilt für mehr als eine Anmeldung.',
  'Microsoft would see MFA at first and not after a refresh.':
    'Microsoft sähe MFA zuerst und nach einem Erneuern nicht mehr.',
  'Entra would see MFA, and can hand it on to Partner Center: the assertion says multipleauthn when a second factor was used.':
    'Entra sähe MFA und kann es an Partner Center weitergeben: Die Assertion sagt multipleauthn, wenn ein zweiter Faktor verwendet wurde.',
  'This proves the first hop only: what the provider tells Entra. Partner Center reads amr of the access token that Entra then issues. Entra decides by federatedIdpMfaBehavior of the domain: acceptIfMfaDoneByFederatedIdp takes it, and does MFA itself where it is missing, so that a later token can say mfa though the provider did not; enforceMfaByFederatedIdp takes it, and sends the person back to the provider where it is missing; rejectMfaByFederatedIdp ignores it and always does MFA itself. Check such a token with amrcheck validate --profile entra-token.':
    'Das beweist nur den ersten Schritt: was der Anbieter Entra sagt. Partner Center liest amr des Zugriffstokens, das Entra danach ausstellt. Entra entscheidet nach federatedIdpMfaBehavior der Domäne: acceptIfMfaDoneByFederatedIdp nimmt es an und führt MFA selbst durch, wo es fehlt, sodass ein späteres Token mfa sagen kann, obwohl der Anbieter es nicht tat; enforceMfaByFederatedIdp nimmt es an und schickt die Person zum Anbieter zurück, wo es fehlt; rejectMfaByFederatedIdp beachtet es nicht und führt MFA immer selbst durch. Prüfen Sie ein solches Token mit amrcheck validate --profile entra-token.',
  'amr is well-formed and true to the sign-in.': 'amr ist wohlgeformt und entspricht der Anmeldung.',
  'amr is not well-formed, or not true to the sign-in.':
    'amr ist nicht wohlgeformt oder entspricht nicht der Anmeldung.',
  'It could not be told whether amr is well-formed and true.':
    'Ob amr wohlgeformt ist und stimmt, war nicht zu entscheiden.',
  'This does not say whether any relying party takes the sign-in for MFA: amr need not say mfa here.':
    'Das sagt nicht, ob irgendeine vertrauende Seite die Anmeldung als MFA annimmt: amr muss hier nicht mfa sagen.',
  'amr cannot be relied on, because the token that holds it is not sound.':
    'Auf amr ist kein Verlass, weil das Token, in dem es steht, nicht einwandfrei ist.',
  'Entra would see MFA: AuthnContextClassRef says multipleauthn when a second factor was used.':
    'Entra sähe MFA: AuthnContextClassRef sagt multipleauthn, wenn ein zweiter Faktor verwendet wurde.',
  'Entra would not take this sign-in.': 'Entra nähme diese Anmeldung nicht an.',
  'It could not be told whether Entra would see MFA.': 'Ob Entra MFA sähe, war nicht zu entscheiden.',
  'This proves what the provider tells Entra, not what Entra makes of it. Entra decides by federatedIdpMfaBehavior of the domain: acceptIfMfaDoneByFederatedIdp takes it, and does MFA itself where it is missing, so that a later token can say mfa though the provider did not; enforceMfaByFederatedIdp takes it, and sends the person back to the provider where it is missing; rejectMfaByFederatedIdp ignores it and always does MFA itself.':
    'Das beweist, was der Anbieter Entra sagt, nicht, was Entra daraus macht. Entra entscheidet nach federatedIdpMfaBehavior der Domäne: acceptIfMfaDoneByFederatedIdp nimmt es an und führt MFA selbst durch, wo es fehlt, sodass ein späteres Token mfa sagen kann, obwohl der Anbieter es nicht tat; enforceMfaByFederatedIdp nimmt es an und schickt die Person zum Anbieter zurück, wo es fehlt; rejectMfaByFederatedIdp beachtet es nicht und führt MFA immer selbst durch.',
  'Entra would see MFA: the assertion says multipleauthn when a second factor was used.':
    'Entra sähe MFA: Die Assertion sagt multipleauthn, wenn ein zweiter Faktor verwendet wurde.',
  'Entra would let the guest in, and the assertion says multipleauthn when a second factor was used.':
    'Entra ließe den Gast ein, und die Assertion sagt multipleauthn, wenn ein zweiter Faktor verwendet wurde.',
  'Entra would not take this sign-in of a guest.': 'Entra nähme diese Anmeldung eines Gasts nicht an.',
  'It could not be told whether Entra would take this sign-in of a guest.':
    'Ob Entra diese Anmeldung eines Gasts annähme, war nicht zu entscheiden.',
  "This proves what the provider tells Entra. Microsoft writes down where it reads MFA for federated domains; whether a tenant trusts MFA of a guest's provider is not proven here, and Entra may ask the guest for MFA of its own.":
    'Das beweist, was der Anbieter Entra sagt. Microsoft beschreibt, wo es MFA bei Verbunddomänen liest; ob ein Mandant der MFA des Anbieters eines Gasts vertraut, ist hier nicht bewiesen, und Entra kann vom Gast eine eigene MFA verlangen.',
  'A service would see REFEDS MFA: acr says so when a second factor was used.':
    'Ein Dienst sähe REFEDS MFA: acr sagt es, wenn ein zweiter Faktor verwendet wurde.',
  'The sign-in is not sound enough to prove REFEDS MFA.':
    'Die Anmeldung ist nicht einwandfrei genug, um REFEDS MFA zu beweisen.',
  'It could not be told whether a service would see REFEDS MFA.':
    'Ob ein Dienst REFEDS MFA sähe, war nicht zu entscheiden.',
  'The profile also says what factors must be like: independent of each other, and of two kinds. That cannot be seen from outside and is not judged.':
    'Das Profil sagt auch, wie Faktoren sein müssen: voneinander unabhängig und von zwei Arten. Das ist von außen nicht zu sehen und wird nicht beurteilt.',
  'A service of research and education would not see MFA.':
    'Ein Dienst aus Forschung und Lehre sähe keine MFA.',
  'A service of research and education would see MFA at first and not when the session is used again.':
    'Ein Dienst aus Forschung und Lehre sähe MFA zuerst und bei erneuter Nutzung der Sitzung nicht mehr.',
  'A service would see REFEDS MFA: AuthnContextClassRef says so when a second factor was used.':
    'Ein Dienst sähe REFEDS MFA: AuthnContextClassRef sagt es, wenn ein zweiter Faktor verwendet wurde.',
  'Microsoft sees MFA in this token.': 'Microsoft sieht MFA in diesem Token.',
  'Partner Center would not take this token.': 'Partner Center nähme dieses Token nicht an.',
  'It could not be told whether Partner Center would take this token for MFA.':
    'Ob Partner Center dieses Token als MFA annähme, war nicht zu entscheiden.',
  'This judges one token of one account. It does not show who asked for the second factor, the provider or Entra, nor whether the claim is missing where no second factor was used.':
    'Das beurteilt ein Token eines Kontos. Es zeigt nicht, wer nach dem zweiten Faktor gefragt hat, der Anbieter oder Entra, und auch nicht, ob der Claim fehlt, wo kein zweiter Faktor verwendet wurde.',
  'This is not a token in which Microsoft looks for MFA.':
    'Das ist kein Token, in dem Microsoft nach MFA sucht.',
  'Microsoft does not see MFA in this token.': 'Microsoft sieht in diesem Token keine MFA.',
  'Microsoft sees MFA in the token that Entra issues to this account.':
    'Microsoft sieht MFA in dem Token, das Entra diesem Konto ausstellt.',
  'Partner Center would not take the token that Entra issues to this account.':
    'Partner Center nähme das Token nicht an, das Entra diesem Konto ausstellt.',
  'It could not be told whether Partner Center would take the token for MFA.':
    'Ob Partner Center das Token als MFA annähme, war nicht zu entscheiden.',
  'This is both hops together, by the settings of this tenant and this domain today: mfa in the final token may be Entra’s own. What the provider says by itself is judged by entra-wsfed and entra-saml.':
    'Das sind beide Schritte zusammen, nach den heutigen Einstellungen dieses Mandanten und dieser Domäne: mfa im letzten Token kann von Entra selbst stammen. Was der Anbieter von sich aus sagt, beurteilen entra-wsfed und entra-saml.',
  'Entra added it: the provider did not say so, or is not believed.':
    'Entra hat es hinzugefügt: Der Anbieter sagte es nicht, oder ihm wird nicht geglaubt.',
  'Entra would take the answer of this provider for the second factor.':
    'Entra nähme die Antwort dieses Anbieters als zweiten Faktor an.',
  'Entra would not take the answer of this provider.': 'Entra nähme die Antwort dieses Anbieters nicht an.',
  'It could not be told whether Entra would take the answer of this provider.':
    'Ob Entra die Antwort dieses Anbieters annähme, war nicht zu entscheiden.',
  'amrcheck played Entra: what Entra itself adds to the final token, its caches, and whether the tenant has given its consent (AADSTS900491) cannot be seen from here.':
    'amrcheck spielte Entra: Was Entra selbst dem letzten Token hinzufügt, seine Caches und ob der Mandant seine Einwilligung gegeben hat (AADSTS900491), ist von hier aus nicht zu sehen.',
  'This provider vouches for a factor that nobody gave.':
    'Dieser Anbieter bürgt für einen Faktor, den niemand angegeben hat.',
  'Entra refuses it; which error it shows is not known.':
    'Entra lehnt es ab; welchen Fehler es anzeigt, ist nicht bekannt.',
  'Entra is reported to show AADSTS5001256.': 'Entra zeigt nach Berichten AADSTS5001256 an.',
  'Entra is reported to show AADSTS5001257.': 'Entra zeigt nach Berichten AADSTS5001257 an.',
  'Entra is reported to show AADSTS5001258.': 'Entra zeigt nach Berichten AADSTS5001258 an.',
  'Entra shows AADSTS50012.': 'Entra zeigt AADSTS50012 an.',
  'Entra shows AADSTS50161 and is reported to show AADSTS5001255.':
    'Entra zeigt AADSTS50161 an und nach Berichten AADSTS5001255.',
  'This provider takes requests that Entra did not send.':
    'Dieser Anbieter nimmt Anfragen an, die Entra nicht gesendet hat.',
  'The provider says MFA, but Microsoft would not believe it.':
    'Der Anbieter sagt MFA, aber Microsoft würde es nicht glauben.',
  'The provider says MFA, but Entra would not take this sign-in.':
    'Der Anbieter sagt MFA, aber Entra nähme diese Anmeldung nicht an.',
  'The provider says MFA, but Entra would not take this sign-in of a guest.':
    'Der Anbieter sagt MFA, aber Entra nähme diese Anmeldung eines Gasts nicht an.',
  'The provider says REFEDS MFA, but a service would not believe it.':
    'Der Anbieter sagt REFEDS MFA, aber ein Dienst würde es nicht glauben.',
  'The token says mfa, but Partner Center would not take it.':
    'Das Token sagt mfa, aber Partner Center nähme es nicht an.',
  'Nobody asked this account for its second factor.':
    'Niemand hat dieses Konto nach seinem zweiten Faktor gefragt.',
  'Microsoft sees MFA at first and not after a refresh.':
    'Microsoft sieht MFA zuerst und nach einem Erneuern nicht mehr.',
  'The provider names a second factor, but Entra would not take its answer.':
    'Der Anbieter nennt einen zweiten Faktor, aber Entra nähme seine Antwort nicht an.',
  'Entra would not learn which second factor was given.':
    'Entra erführe nicht, welcher zweite Faktor angegeben wurde.',
};
