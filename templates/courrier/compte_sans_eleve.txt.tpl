{{! Courriel à la suppression d’un compte dont le dernier élève est parti. LIEN : la création d’un compte
}}Objet : Votre compte des télé-services a été supprimé

Bonjour,

Le compte {{IDENTIFIANT}} des télé-services ({{ACADEMIE}}) ne donne plus accès à aucun élève : le dernier a quitté son établissement il y a plus de trois mois. Le compte est donc supprimé.

Si un établissement vous remet un nouveau code, vous pourrez créer un autre compte :

{{LIEN}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
