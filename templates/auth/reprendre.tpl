{{%AUTOESCAPE context="HTML"}}<p>Votre connexion avait pris fin avant votre dernier envoi&nbsp;: rien n’a encore été enregistré. Ce que vous aviez écrit est gardé ici pendant un jour.</p>
{{#EXTRAIT}}<div class="message">
  <h2 class="petit">Vous aviez écrit</h2>
  <p class="lignes">{{TEXTE:p}}</p>
</div>
{{/EXTRAIT}}
<form method="post" action="{{RACINE}}{{CHEMIN}}">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  {{#CHAMP}}<textarea name="{{NOM_CHAMP}}" hidden>
{{VALEUR:p}}</textarea>
  {{/CHAMP}}
  <div class="actions">
    <button type="submit">Envoyer maintenant</button>
  </div>
</form>
<form method="post" action="{{RACINE}}/compte/reprendre/oublier">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="actions">
    <button class="discret" type="submit">Ne rien envoyer</button>
  </div>
</form>
