/** What claims mean. */
export const claims: Readonly<Record<string, string>> = {
  'who issued the token': 'wer das Token ausgestellt hat',
  'the user, by the provider’s own identifier': 'der Benutzer, mit der eigenen Kennung des Anbieters',
  'whom the token is for': 'für wen das Token bestimmt ist',
  'the application that asked for the token': 'die Anwendung, die das Token angefordert hat',
  'when the token expires': 'wann das Token abläuft',
  'when the token was issued': 'wann das Token ausgestellt wurde',
  'the token is not valid before': 'vorher gilt das Token nicht',
  'when the user signed in': 'wann sich der Benutzer angemeldet hat',
  'ties the token to this one sign-in': 'bindet das Token an diese eine Anmeldung',
  'the token’s own identifier': 'die eigene Kennung des Tokens',
  'the session at the provider': 'die Sitzung beim Anbieter',
  'how strong the sign-in was, in the provider’s own words':
    'wie stark die Anmeldung war, in den Worten des Anbieters',
  'how the user signed in: of a federated provider, Microsoft looks here for "mfa"':
    'wie sich der Benutzer angemeldet hat: Hier sucht Microsoft bei einem verbundenen Anbieter nach "mfa"',
  'ties the id_token to the access token': 'bindet das id_token an das Zugriffstoken',
  'ties the id_token to the authorization code': 'bindet das id_token an den Autorisierungscode',
  'what kind of token it is': 'welche Art von Token es ist',
  'what the token allows': 'was das Token erlaubt',
  'the user name': 'der Benutzername',
  'the user principal name': 'der Benutzerprinzipalname',
  'the user’s display name': 'der Anzeigename des Benutzers',
  'the user’s e-mail address': 'die E-Mail-Adresse des Benutzers',
  'the Entra tenant': 'der Entra-Mandant',
  'the user’s object id in Entra': 'die Objekt-ID des Benutzers in Entra',
  'the version of the token': 'die Version des Tokens',
};
