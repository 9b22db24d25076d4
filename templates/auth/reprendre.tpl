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
{{#EXTRAIT}}<div class="message">
  <h2 class="petit">Vous aviez écrit</h2>
  {{#TEXTE_ECRIT}}<p class="lignes">{{TEXTE:p}}</p>
  {{/TEXTE_ECRIT}}
</div>
{{/EXTRAIT}}{{#SANS_TEXTE}}<p>Vos réponses sont des choix et des cases cochées&nbsp;: elles seront envoyées telles quelles.</p>
{{/SANS_TEXTE}}
<p>Vous ne reconnaissez pas cet envoi&nbsp;? N’envoyez rien, oubliez-le et changez votre mot de passe.</p>
<form method="post" action="{{RACINE}}{{CHEMIN}}">
  <input type="hidden" name="_csrf" value="{{CSRF_ECOLE}}">
  <input type="hidden" name="_reprise" value="{{MARQUE}}">
  {{#CHAMP}}<textarea name="{{NOM_CHAMP}}" hidden>
{{VALEUR:p}}</textarea>
  {{/CHAMP}}
  <div class="actions">
    <button type="submit">Envoyer maintenant</button>
  </div>
</form>
<form method="post" action="{{RACINE}}/compte/reprendre/oublier">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="_reprise" value="{{MARQUE}}">
  <div class="actions">
    <button class="discret" type="submit">Ne rien envoyer, et l’oublier</button>
  </div>
</form>
