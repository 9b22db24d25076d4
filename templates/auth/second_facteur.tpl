{{%AUTOESCAPE context="HTML"}}
{{! La connexion, seconde étape : le code de l’application d’authentification. }}
{{>ERREURS}}
<form method="post" action="{{RACINE}}/connexion/code" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="champ court">
    <label for="totp">Code à six chiffres</label>
    <p class="indice" id="totp-indice">Il est affiché par votre application d’authentification et change toutes les 30 secondes, par exemple 123 456.</p>
    {{#TOTP_ERREUR}}<p class="erreur" id="totp-erreur">{{TOTP_MESSAGE}}</p>{{/TOTP_ERREUR}}
    <input id="totp" name="totp" type="text" inputmode="numeric" autocomplete="one-time-code" required maxlength="9"{{!
      }} aria-describedby="totp-indice{{#TOTP_ERREUR}} totp-erreur{{/TOTP_ERREUR}}"{{#TOTP_ERREUR}} aria-invalid="true"{{/TOTP_ERREUR}}>
  </div>
  <div class="actions">
    <button type="submit">Continuer</button>
    <a href="{{RACINE}}/connexion">Annuler</a>
  </div>
</form>
<p>Vous n’avez plus cette application ? Adressez-vous à l’assistance de l’académie, qui pourra la remplacer.</p>
