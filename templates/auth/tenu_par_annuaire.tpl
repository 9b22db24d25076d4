{{%AUTOESCAPE context="HTML"}}
{{! À la place d’un changement de mot de passe ou d’adresse, pour qui se connecte par l’annuaire de l’académie. }}
{{! AVEC_ADRESSE : l’annuaire donne une adresse }}
<p>Vous vous connectez avec le compte de votre messagerie : c’est l’annuaire de l’académie qui tient votre mot de passe et votre adresse électronique{{#AVEC_ADRESSE}}, {{COURRIEL}}{{/AVEC_ADRESSE}}. Ils se changent là-bas, et ce site les reprend à votre prochaine connexion.</p>
<p><a href="{{RACINE}}/compte">Retour à mon compte</a></p>
