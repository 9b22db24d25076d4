{{%AUTOESCAPE context="HTML"}}
{{! Créer un compte, étape 2 : le code reçu et la date de naissance. }}
{{! MORT : le code a servi ailleurs entre-temps ; CONTESTE : il vient d’être refusé ; RETIRE : il vient d’être ôté de la liste }}
{{! AUTRE_IDENTITE : l’identifiant a été changé, les codes sont à redonner }}
{{! ETAPE : auth/etape.tpl ; CHAMPS : auth/champs_code.tpl }}
{{>ERREURS}}
{{#MORT}}<div class="message alerte" role="alert"><p>Le code que vous aviez donné vient de servir, ou n’est plus valable&nbsp;: aucun compte n’est créé. Si ce n’est pas vous, prévenez l’établissement&nbsp;; sinon, connectez-vous, ou demandez-lui un nouveau code.</p></div>
{{/MORT}}{{#CONTESTE}}<div class="message succes" role="status"><p>✓ Le code est refusé&nbsp;: il ne servira plus, et l’établissement en est averti. Si vous avez un autre code, écrivez-le ici.</p></div>
{{/CONTESTE}}{{#RETIRE}}<div class="message succes" role="status"><p>✓ Le code est retiré&nbsp;: il n’a pas servi, et reste valable.</p></div>
{{/RETIRE}}{{#AUTRE_IDENTITE}}<div class="message" role="status"><p>L’identifiant et le mot de passe ne sont plus les mêmes. Donnez de nouveau le code&nbsp;: il n’a pas servi.</p></div>
{{/AUTRE_IDENTITE}}{{>ETAPE}}
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
  <p>Les codes sont donnés par l’établissement, par courrier ou par courriel. Demandez-en un au secrétariat ou à la vie scolaire : le nouveau remplace l’ancien.</p>
  <p>Vous aviez déjà un compte et son mot de passe est perdu ? <a href="{{RACINE}}/compte/recuperer">Retrouvez-le</a> : inutile d’en créer un autre.</p>
</details>
