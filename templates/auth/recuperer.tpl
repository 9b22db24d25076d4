{{%AUTOESCAPE context="HTML"}}
{{! Identifiant ou mot de passe oublié. ENVOYE : la demande est faite, que le compte existe ou non }}
{{>ERREURS}}
{{#ENVOYE}}<div class="message succes" role="status">
  <p>✓ Si un compte correspond et que son adresse électronique est confirmée, un message vient d’y être envoyé.</p>
  <p>Il contient votre identifiant et un lien valable 30 minutes. Rien n’est arrivé ? Regardez dans les messages indésirables.</p>
</div>
{{/ENVOYE}}<form method="post" action="{{RACINE}}/compte/recuperer" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <p>Remplissez l’une des deux cases.</p>
  <div class="champ">
    <label for="identifiant">Identifiant</label>
    <p class="indice" id="identifiant-indice">Si vous avez oublié votre mot de passe.</p>
    {{#IDENTIFIANT_ERREUR}}<p class="erreur" id="identifiant-erreur">{{IDENTIFIANT_MESSAGE}}</p>{{/IDENTIFIANT_ERREUR}}
    <input id="identifiant" name="identifiant" type="text" value="{{IDENTIFIANT}}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="60"{{!
      }} aria-describedby="identifiant-indice{{#IDENTIFIANT_ERREUR}} identifiant-erreur{{/IDENTIFIANT_ERREUR}}"{{#IDENTIFIANT_ERREUR}} aria-invalid="true"{{/IDENTIFIANT_ERREUR}}>
  </div>
  <div class="champ">
    <label for="courriel">Adresse électronique du compte</label>
    <p class="indice" id="courriel-indice">Si vous avez oublié votre identifiant, par exemple anne.roy@exemple.fr.</p>
    {{#COURRIEL_ERREUR}}<p class="erreur" id="courriel-erreur">{{COURRIEL_MESSAGE}}</p>{{/COURRIEL_ERREUR}}
    <input id="courriel" name="courriel" type="email" value="{{COURRIEL}}" autocomplete="email" maxlength="254"{{!
      }} aria-describedby="courriel-indice{{#COURRIEL_ERREUR}} courriel-erreur{{/COURRIEL_ERREUR}}"{{#COURRIEL_ERREUR}} aria-invalid="true"{{/COURRIEL_ERREUR}}>
  </div>
  <div class="actions">
    <button type="submit">Envoyer un lien</button>
    <a href="{{RACINE}}/connexion">Retour</a>
  </div>
</form>
<h2>Votre compte n’a pas d’adresse électronique confirmée ?</h2>
<p>Demandez un nouveau code à l’établissement, puis <a href="{{RACINE}}/compte/recuperer/code">retrouvez votre compte avec ce code</a>.</p>
<h2>Vous êtes un personnel ?</h2>
<p>Sans adresse confirmée, adressez-vous à l’assistance de l’académie.</p>
