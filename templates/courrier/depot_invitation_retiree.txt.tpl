{{! Courriel à qui a invité : l’administration a retiré son invitation. GESTION : l’adresse de sa page
}}Objet : Votre invitation est retirée : {{POUR}}

Bonjour,

L’administration du service a retiré votre invitation « {{POUR}} ». On n’envoie plus rien avec son adresse, et un envoi en cours s’arrête. Ce qui était arrivé reste dans vos fichiers.

{{GESTION}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.
