{{! Courriel à qui a invité : son invitation n’a pas pu être remise. RAISON : les mots du serveur de messagerie
    GESTION : l’adresse de la page de l’invitation
}}Objet : Votre invitation n’a pas pu être remise à {{COURRIEL}}

Bonjour,

Le message qui invitait {{COURRIEL}} à vous envoyer des fichiers n’a pas pu être remis. Réponse du serveur de messagerie :

{{#RAISON}}> {{LIGNE}}
{{/RAISON}}
Vérifiez l’adresse. Si elle est bonne, copiez le lien de l’invitation sur sa page et transmettez-le vous-même :

{{GESTION}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
