Objet : Rappel : {{QUI}} vous a envoyé des fichiers : {{TITRE}}

Bonjour,

{{QUI}} ({{ACADEMIE}}) vous a envoyé des fichiers, et vous ne les avez pas encore téléchargés.
{{#D_UN_INVITE}}
Ils ont été déposés par une personne qui a indiqué ce nom, que le service n’a pas vérifié : {{DEPOSANT}}
{{/D_UN_INVITE}}
Votre adresse personnelle de téléchargement est valable jusqu’au {{JUSQU_AU}} :

{{LIEN}}

{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
{{#AVEC_MOT_DE_PASSE}}Un mot de passe vous sera demandé. {{QUI}} doit vous le donner par un autre moyen.

{{/AVEC_MOT_DE_PASSE}}Ce message est envoyé par un service automatique. {{#REPONSE}}Si vous y répondez, c’est {{QUI}} qui recevra votre réponse.{{/REPONSE}}{{#SANS_REPONSE}}Ne répondez pas à cette adresse.{{/SANS_REPONSE}}
