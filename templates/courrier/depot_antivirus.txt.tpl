{{! Courriel au déposant : un fichier est infecté. DETAIL : ce qu’en dit l’antivirus
    GESTION : l’adresse de la page du dépôt
}}Objet : Un fichier de votre dépôt est bloqué par l’antivirus

Bonjour,

L’antivirus a trouvé un programme malveillant dans un fichier de votre dépôt. Ce fichier ne peut pas être téléchargé :

{{#FICHIER}}- {{NOM}} ({{DETAIL}})
{{/FICHIER}}
Votre ordinateur ou la personne qui vous a donné ce fichier peut être touché. Prévenez votre service informatique et ne rouvrez pas ce fichier.

Pour voir ce dépôt :

{{GESTION}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
