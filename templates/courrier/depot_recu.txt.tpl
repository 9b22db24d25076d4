Objet : {{QUI}} vous a envoyé des fichiers : {{TITRE}}

Bonjour,

{{QUI}} a répondu à votre invitation et vous a envoyé des fichiers. Le nom et l’adresse sont ceux que cette personne a indiqués : le service ne les a pas vérifiés.

{{#AVEC_MESSAGE}}{{#MESSAGE}}> {{LIGNE}}
{{/MESSAGE}}
{{/AVEC_MESSAGE}}Ce qui a été déposé :

{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
Pour les télécharger, jusqu’au {{JUSQU_AU}} :

{{GESTION}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
