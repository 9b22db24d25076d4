{{! Courriel au déposant à la fin de son dépôt. UN_FICHIER ou DES_FICHIERS : le dépôt en a un, ou plusieurs
    AVEC_ABSENTS, AVEC_PRESENTS : les destinataires qui n’ont pas tout téléchargé, et les autres
    AVEC_LISTE : les téléchargements, AVEC_SUITE : dont une partie seulement ; PAR : l’on sait qui
    GESTION : l’adresse de la page du dépôt
}}Objet : Récapitulatif de votre dépôt : {{TITRE}}

Bonjour,

Votre dépôt du {{DEPOSE_LE}} est terminé. {{#UN_FICHIER}}Son fichier va être effacé, ou l’est déjà{{/UN_FICHIER}}{{#DES_FICHIERS}}Ses fichiers vont être effacés, ou le sont déjà{{/DES_FICHIERS}} :

{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
{{BILAN}}

{{#AVEC_ABSENTS}}N’ont pas tout téléchargé :

{{#ABSENT}}- {{COURRIEL}}
{{/ABSENT}}
{{/AVEC_ABSENTS}}{{#AVEC_PRESENTS}}Ont tout téléchargé :

{{#PRESENT}}- {{COURRIEL}}, {{QUAND}}
{{/PRESENT}}
{{/AVEC_PRESENTS}}{{#AVEC_LISTE}}{{TITRE_LISTE}} :

{{#TELECHARGEMENT}}- {{QUAND}}, {{QUOI}}{{#PAR}}, par {{QUI}}{{/PAR}}
{{/TELECHARGEMENT}}
{{/AVEC_LISTE}}{{#AVEC_SUITE}}La page du dépôt les donne tous, tant que son historique est gardé.

{{/AVEC_SUITE}}Un téléchargement est compté quand le fichier a été remis en entier ; cela ne dit pas s’il a été lu.

Pour voir ce dépôt :

{{GESTION}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
