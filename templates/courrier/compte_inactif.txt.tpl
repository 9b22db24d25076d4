{{! Courriel avant la suppression d’un compte qui ne sert plus. LIEN : la connexion
}}Objet : Votre compte des télé-services va être supprimé

Bonjour,

Personne ne s’est connecté au compte {{IDENTIFIANT}} des télé-services ({{ACADEMIE}}) depuis près d’un an. Sans connexion de votre part, il sera supprimé le {{DATE}}, avec vos accès aux télé-services de vos enfants.

Pour le garder, connectez-vous avant cette date :

{{LIEN}}

Si vous n’en avez plus besoin, vous n’avez rien à faire.

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
