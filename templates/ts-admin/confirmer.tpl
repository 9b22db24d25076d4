{{%AUTOESCAPE context="HTML"}}
{{! La confirmation de tous les actes du personnel : ce qu’ils feront, et un bouton. }}
{{! AVIS : à lire d’abord ; PHRASE : un paragraphe ; CHAMP : un champ que le bouton renvoie ; DANGER : l’acte ôte quelque chose }}
{{#AVIS}}<div class="message alerte" role="alert"><p>{{MOTIFS}}</p></div>
{{/AVIS}}{{#PHRASE}}<p>{{TEXTE}}</p>
{{/PHRASE}}
<form method="post" action="{{RACINE}}{{ACTION}}">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  {{#CHAMP}}<input type="hidden" name="{{NOM}}" value="{{VALEUR}}">
  {{/CHAMP}}
  <p class="actions">
    <button type="submit"{{#DANGER}} class="danger"{{/DANGER}}>{{BOUTON}}</button>
    <a class="bouton second-choix" href="{{RACINE}}{{RETOUR}}">Annuler</a>
  </p>
</form>
