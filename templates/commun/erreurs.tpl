{{%AUTOESCAPE context="HTML"}}
{{! Le résumé des erreurs en tête d’un formulaire, avec un lien vers chaque champ. }}
{{! GARDE : ce qui était écrit est toujours là ; SECRET : sauf un mot de passe, à écrire de nouveau }}
<div class="resume-erreurs" role="alert" tabindex="-1" id="erreurs" autofocus>
  <h2>À corriger avant de continuer</h2>
  {{#GARDE}}<p>Rien de ce que vous avez écrit n’est perdu.</p>{{/GARDE}}{{#SECRET}}<p>Ce que vous avez écrit est gardé, sauf ce qui est secret : écrivez-le de nouveau.</p>{{/SECRET}}
  <ul>
    {{#ERREUR}}<li><a href="#{{CHAMP}}">{{MESSAGE}}</a></li>
    {{/ERREUR}}
  </ul>
</div>
