{{%AUTOESCAPE context="HTML"}}
{{! Rouvrir son compte avec un nouveau code. MORT : le code vient de servir ; CHAMPS : auth/champs_code.tpl }}
{{>ERREURS}}
{{#MORT}}<div class="message alerte" role="alert"><p>Ce code vient de servir, ou n’est plus valable&nbsp;: le compte n’est pas rouvert. Demandez un nouveau code à l’établissement.</p></div>
{{/MORT}}<form method="post" action="{{RACINE}}/compte/recuperer/code" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  {{>CHAMPS}}
  <div class="actions">
    <button type="submit">Continuer</button>
    <a href="{{RACINE}}/compte/recuperer">Retour</a>
  </div>
</form>
<details>
  <summary>Ce code n’ouvre pas de compte</summary>
  <ul>
    <li>Vous n’avez jamais eu de compte&nbsp;: <a href="{{RACINE}}/compte/creer">créez-en un avec ce code</a>.</li>
    <li>Votre compte a une adresse électronique confirmée&nbsp;: <a href="{{RACINE}}/compte/recuperer">demandez un lien par courriel</a>.</li>
    <li>Le code n’est plus valable&nbsp;: l’établissement vous en donne un autre.</li>
  </ul>
</details>
