{{%AUTOESCAPE context="HTML"}}{{>ERREURS}}
{{>ETAPE}}
<form method="post" action="{{RACINE}}/compte/creer/code" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  {{>CHAMPS}}
  <div class="actions">
    <button type="submit">Continuer</button>
    <a href="{{RACINE}}{{RETOUR}}">Retour</a>
  </div>
</form>
<details>
  <summary>Je n’ai pas de code, ou il ne fonctionne pas</summary>
  <p>Les codes sont donnés par l’établissement, par courrier ou par courriel. Demandez-en un au secrétariat ou à la vie scolaire : le nouveau remplace l’ancien.</p>
</details>
