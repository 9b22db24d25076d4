{{%AUTOESCAPE context="HTML"}}
{{! Reprendre un formulaire qui n’avait pas pu être enregistré. }}
{{! EXTRAIT, TEXTE_ECRIT : ce qui y était écrit ; SANS_TEXTE : rien que des choix }}
{{! ELEVE, ECOLE : de qui, de quel établissement il s’agit ; CHAMP : un champ à renvoyer tel quel }}
<p>Ce formulaire n’a pas été enregistré quand vous l’avez envoyé&nbsp;: votre connexion avait pris fin, l’accès était fermé ou l’établissement choisi n’était plus le même. Ce que vous aviez saisi est gardé ici pendant un jour.</p>
<dl class="fiche">
  <dt>Formulaire</dt><dd>{{QUOI}}</dd>
  <dt>Envoyé</dt><dd>{{ENVOI}}</dd>
  {{#ELEVE}}<dt>Élève</dt><dd>{{NOM}}</dd>{{/ELEVE}}
  {{#ECOLE}}<dt>Établissement</dt><dd>{{NOM}}</dd>{{/ECOLE}}
</dl>
{{#REPONSES}}<div class="message">
  <h2 class="petit">Ce que vous aviez saisi</h2>
  <dl class="fiche">
    {{#REPONSE}}<dt>{{LIBELLE}}</dt><dd class="lignes">{{TEXTE:p}}</dd>
    {{/REPONSE}}
  </dl>
</div>
{{/REPONSES}}<p>Vous ne reconnaissez pas cet envoi&nbsp;? N’envoyez rien, oubliez-le et changez votre mot de passe.</p>
{{#FERME}}{{>ENFANTS_FERMES}}
<p>Vous pourrez envoyer ce message d’ici dès que ses pages seront ouvertes, pendant un jour après votre envoi.</p>
{{/FERME}}{{#ILLISIBLE}}<p>Cette page ne peut pas montrer tous les choix que vous aviez faits&nbsp;: rien ne sera envoyé d’ici. Refaites-les dans leur page.</p>
<p class="actions"><a class="bouton" href="{{RACINE}}{{CHEMIN}}">Ouvrir la page</a></p>
{{/ILLISIBLE}}{{#ENVOYABLE}}<form method="post" action="{{RACINE}}{{CHEMIN}}">
  <input type="hidden" name="_csrf" value="{{CSRF_ECOLE}}">
  <input type="hidden" name="_reprise" value="{{MARQUE}}">
  {{#CHAMP}}<textarea name="{{NOM_CHAMP}}" hidden>
{{VALEUR:p}}</textarea>
  {{/CHAMP}}
  <div class="actions">
    <button type="submit">Envoyer maintenant</button>
  </div>
</form>
{{/ENVOYABLE}}<form method="post" action="{{RACINE}}/compte/reprendre/oublier">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="_reprise" value="{{MARQUE}}">
  <div class="actions">
    <button class="discret" type="submit">Ne rien envoyer, et l’oublier</button>
  </div>
</form>
