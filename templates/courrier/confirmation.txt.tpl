{{! Courriel pour confirmer une adresse. DUREE : « 24 heures »
}}Objet : Confirmez votre adresse électronique

Bonjour,

Cette adresse a été indiquée pour le compte {{IDENTIFIANT}} des télé-services ({{ACADEMIE}}). Pour confirmer qu’elle est bien la vôtre, ouvrez ce lien :

{{LIEN}}

Il est valable {{DUREE}} et ne sert qu’une fois.

Si vous n’avez rien demandé, ignorez ce message : sans confirmation, cette adresse ne sera pas utilisée.

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
