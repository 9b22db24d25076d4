{{! Courriel au déposant : le message à un destinataire n’a pas pu être remis. RAISON : les mots du serveur de messagerie
    GESTION : l’adresse de la page du dépôt
}}Objet : Un message n’a pas pu être remis : {{TITRE}}

Bonjour,

Le message qui annonçait votre dépôt n’a pas pu être remis à {{COURRIEL}}. Réponse du serveur de messagerie :

{{#RAISON}}> {{LIGNE}}
{{/RAISON}}
Vérifiez l’adresse. Si elle est bonne, transmettez vous-même ce lien, qui est réservé à cette personne et valable jusqu’au {{JUSQU_AU}} :

{{LIEN}}

Pour voir ce dépôt :

{{GESTION}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
