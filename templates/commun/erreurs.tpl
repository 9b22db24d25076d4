{{%AUTOESCAPE context="HTML"}}<div class="resume-erreurs" role="alert" tabindex="-1" id="erreurs">
  <h2>À corriger avant de continuer</h2>
  <p>Rien de ce que vous avez écrit n’est perdu.</p>
  <ul>
    {{#ERREUR}}<li><a href="#{{CHAMP}}">{{MESSAGE}}</a></li>
    {{/ERREUR}}
  </ul>
</div>
