{{%AUTOESCAPE context="HTML"}}
{{! La connexion. MESSAGE_FAIT : ce qui vient d’être fait ; REFUS : pourquoi l’on n’est pas entré }}
{{! RETOUR : la page que l’on voulait }}
{{#MESSAGE_FAIT}}<p class="message succes" role="status">{{TEXTE}}</p>
{{/MESSAGE_FAIT}}{{#REFUS}}<div class="resume-erreurs" role="alert" tabindex="-1" id="erreurs" autofocus>
  <h2>La connexion n’a pas abouti</h2>
  <p>{{RAISON}}</p>
</div>
{{/REFUS}}<form method="post" action="{{RACINE}}/connexion" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="retour" value="{{RETOUR}}">
  <div class="champ">
    <label for="identifiant">Identifiant</label>
    <input id="identifiant" name="identifiant" type="text" value="{{IDENTIFIANT}}" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="190">
  </div>
  <div class="champ">
    <label for="mot_de_passe">Mot de passe</label>
    <input id="mot_de_passe" name="mot_de_passe" type="password" autocomplete="current-password" required maxlength="256">
  </div>
  <div class="actions">
    <button type="submit">Se connecter</button>
  </div>
</form>
<ul>
  <li><a href="{{RACINE}}/compte/recuperer">Identifiant ou mot de passe oublié</a></li>
  <li><a href="{{RACINE}}/compte/creer">Créer un compte avec un code reçu</a></li>
</ul>
