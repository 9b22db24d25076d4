{{! Courriel à qui a supprimé son compte.
}}Objet : Votre compte des télé-services est supprimé

Bonjour,

Le compte {{IDENTIFIANT}} des télé-services ({{ACADEMIE}}) a été supprimé le {{DATE}}, à la demande de son titulaire. Ce message est le dernier envoyé à cette adresse.

Ce n’est pas vous ? Prévenez sans attendre l’établissement de l’élève, qui vous donnera un nouveau code.

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
