{{! Rappel à un destinataire qui n’a pas téléchargé. QUI : le déposant ; UN_FICHIER ou DES_FICHIERS : le dépôt en a un, ou plusieurs
    EN_PARTIE : il en a téléchargé quelques-uns ; D_UN_INVITE : déposé par un invité du déposant
    REPONSE ou SANS_REPONSE : sa réponse arrive, ou non, à QUI
}}Objet : Rappel : {{QUI}} vous a envoyé {{#UN_FICHIER}}un fichier{{/UN_FICHIER}}{{#DES_FICHIERS}}des fichiers{{/DES_FICHIERS}} : {{TITRE}}

Bonjour,

{{QUI}} ({{ACADEMIE}}) vous a envoyé {{#UN_FICHIER}}un fichier, et vous ne l’avez pas encore téléchargé.{{/UN_FICHIER}}{{#DES_FICHIERS}}des fichiers, et vous ne les avez pas encore {{#EN_PARTIE}}tous {{/EN_PARTIE}}téléchargés.{{/DES_FICHIERS}}
{{#D_UN_INVITE}}
{{#UN_FICHIER}}Il a été déposé{{/UN_FICHIER}}{{#DES_FICHIERS}}Ils ont été déposés{{/DES_FICHIERS}} par une personne qui a indiqué ce nom, que le service n’a pas vérifié : {{DEPOSANT}}
{{/D_UN_INVITE}}
Votre adresse personnelle de téléchargement est valable jusqu’au {{JUSQU_AU}} :

{{LIEN}}

{{#EN_PARTIE}}Il vous reste à télécharger :

{{/EN_PARTIE}}{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
{{#AVEC_MOT_DE_PASSE}}Un mot de passe vous sera demandé. {{QUI}} doit vous le donner par un autre moyen.

{{/AVEC_MOT_DE_PASSE}}Ce message est envoyé par un service automatique. {{#REPONSE}}Si vous y répondez, c’est {{QUI}} qui recevra votre réponse.{{/REPONSE}}{{#SANS_REPONSE}}Ne répondez pas à cette adresse.{{/SANS_REPONSE}}
