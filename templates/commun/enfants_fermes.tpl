{{%AUTOESCAPE context="HTML"}}
{{! Les élèves qu’un compte voyait et ne voit plus, avec la raison. Dans l’accueil des familles et dans « Mon compte ». }}
{{! QUI : le compte d’un parent, à qui l’on dit de quel enfant il s’agit. Les sections en _ELEVE s’adressent à l’élève. }}
{{#ENFANT_FERME}}<div class="message alerte"><p>{{#QUI}}{{PRENOM}}&nbsp;: {{/QUI}}{{!
  l’établissement a fermé l’accès }}{{#ETABLISSEMENT}}l’accès à ses pages est fermé ({{ECOLE}}). Votre compte est conservé. Pour en savoir plus, adressez-vous au secrétariat.{{/ETABLISSEMENT}}{{!
  de même }}{{#ETABLISSEMENT_ELEVE}}Votre accès est fermé ({{ECOLE}}). Votre compte est conservé. Pour en savoir plus, adressez-vous au secrétariat.{{/ETABLISSEMENT_ELEVE}}{{!
  un code a été donné, que personne n’a encore écrit }}{{#NOUVEAU_CODE}}l’établissement ({{ECOLE}}) vous a donné un nouveau code. <a href="{{RACINE}}/compte/enfants/ajouter">Écrivez-le</a> pour retrouver ses pages. Vous ne l’avez pas reçu&nbsp;? Demandez-le au secrétariat.{{/NOUVEAU_CODE}}{{!
  de même }}{{#NOUVEAU_CODE_ELEVE}}L’établissement ({{ECOLE}}) vous a donné un nouveau code. <a href="{{RACINE}}/compte/enfants/ajouter">Écrivez-le</a> pour retrouver vos pages. Vous ne l’avez pas reçu&nbsp;? Demandez-le au secrétariat.{{/NOUVEAU_CODE_ELEVE}}{{!
  il a été écrit dans un autre compte }}{{#AUTRE_COMPTE}}le nouveau code donné par l’établissement ({{ECOLE}}) a servi dans un autre compte, où ses pages s’ouvrent maintenant. Si cet autre compte n’est pas le vôtre, prévenez le secrétariat.{{/AUTRE_COMPTE}}{{!
  de même }}{{#AUTRE_COMPTE_ELEVE}}Le nouveau code donné par l’établissement ({{ECOLE}}) a servi dans un autre compte, où vos pages s’ouvrent maintenant. Si cet autre compte n’est pas le vôtre, prévenez le secrétariat.{{/AUTRE_COMPTE_ELEVE}}{{!
  les fichiers de l’établissement ne nomment plus la personne }}{{#PLUS_RESPONSABLE}}d’après l’établissement ({{ECOLE}}), vous n’êtes plus responsable de cet élève&nbsp;: ses pages vous sont fermées. Si c’est une erreur, adressez-vous au secrétariat.{{/PLUS_RESPONSABLE}}{{!
  ils ont nommé la personne autrement, ce qui avait tout fermé }}{{#LIEN_CHANGE}}l’établissement ({{ECOLE}}) avait fermé ses pages, parce que votre lien avec cet élève avait changé dans ses fichiers. Un nouveau code peut maintenant vous les rouvrir&nbsp;: demandez-le au secrétariat, puis <a href="{{RACINE}}/compte/enfants/ajouter">écrivez-le</a>.{{/LIEN_CHANGE}}{{!
}}</p></div>
{{/ENFANT_FERME}}
