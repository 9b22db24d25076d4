{{! Courriel quand on se connecte d’un appareil nouveau. LIEN : « Mon compte »
}}Objet : Connexion depuis un nouvel appareil

Bonjour,

Le compte {{IDENTIFIANT}} des télé-services ({{ACADEMIE}}) a été ouvert le {{DATE}} depuis un appareil qui n’avait pas encore servi : {{APPAREIL}}.

C’est bien vous ? Vous n’avez rien à faire.

Ce n’est pas vous ? Changez votre mot de passe et fermez les autres connexions depuis votre compte :

{{LIEN}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
