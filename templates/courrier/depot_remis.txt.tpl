Objet : Vos fichiers sont bien arrivés : {{TITRE}}

Bonjour,

Les fichiers que vous avez envoyés à {{QUI}} sont bien arrivés :

{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
{{QUI}} reçoit aussi un courriel et peut les télécharger jusqu’au {{JUSQU_AU}}. Ils seront ensuite effacés. Vous n’avez rien d’autre à faire.

Si vous n’avez rien envoyé, quelqu’un a indiqué votre adresse à votre place : ignorez ce message.

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
