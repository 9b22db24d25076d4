{{! Courriel au déposant, quand l’administration de FileX fait quelque chose de son dépôt.
    GELE, RENDU, PROLONGE, SUPPRIME : ce qu’elle a fait ; UN_FICHIER ou DES_FICHIERS : le dépôt en a un, ou plusieurs
    GESTION : l’adresse de la page du dépôt
}}Objet : {{#GELE}}Votre dépôt est bloqué{{/GELE}}{{#RENDU}}Votre dépôt est rendu{{/RENDU}}{{#PROLONGE}}Votre dépôt est prolongé{{/PROLONGE}}{{#SUPPRIME}}Votre dépôt est supprimé{{/SUPPRIME}} : {{TITRE}}

Bonjour,

{{#GELE}}L’administration du service a bloqué votre dépôt : personne ne peut plus le télécharger tant qu’elle ne l’a pas rendu. La raison donnée :

{{#RAISON}}> {{LIGNE}}
{{/RAISON}}{{/GELE}}{{#RENDU}}L’administration du service a rendu votre dépôt : il est de nouveau à disposition, jusqu’au {{JUSQU_AU}}.
{{/RENDU}}{{#PROLONGE}}L’administration du service a prolongé votre dépôt, jusqu’au {{JUSQU_AU}}.
{{/PROLONGE}}{{#SUPPRIME}}L’administration du service a supprimé votre dépôt. {{#UN_FICHIER}}Son fichier s’efface et son adresse{{/UN_FICHIER}}{{#DES_FICHIERS}}Ses fichiers s’effacent et son adresse{{/DES_FICHIERS}} ne donne plus rien.
{{/SUPPRIME}}
Ce qu’il contient :

{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
Pour le voir :

{{GESTION}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
