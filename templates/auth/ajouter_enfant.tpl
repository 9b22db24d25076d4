{{%AUTOESCAPE context="HTML"}}
{{! Ajouter un enfant à un compte qui existe, avec son code. }}
{{! DE : « de » ou « d’ », selon l’initiale de ce qui suit, ici comme partout }}
{{! RESPONSABLE : le compte d’un parent ; CHAMPS : auth/champs_code.tpl }}
{{>ERREURS}}
<p>Vous êtes dans le compte {{DE}}<strong>{{COMPTE}}</strong>. Ce n’est pas vous&nbsp;? Déconnectez-vous d’abord{{#RESPONSABLE}}&nbsp;: chaque responsable a son propre compte{{/RESPONSABLE}}.</p>
<form method="post" action="{{RACINE}}/compte/enfants/ajouter" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  {{>CHAMPS}}
  <div class="actions">
    <button type="submit">Continuer</button>
    <a href="{{RACINE}}/compte">Retour</a>
  </div>
</form>
