{{%AUTOESCAPE context="HTML"}}<p>Rien n’a été enregistré.{{#ICI}} Vous travaillez maintenant pour «&nbsp;{{DENOMINATION}}&nbsp;»&nbsp;: un autre onglet ou une autre fenêtre a changé d’établissement depuis l’ouverture de ce formulaire.{{/ICI}}</p>
{{#AUTRE}}<p>Le formulaire a été ouvert pour «&nbsp;{{DENOMINATION}}&nbsp;».</p>
{{/AUTRE}}{{#SANS_POSTE}}<p>Le formulaire a été ouvert pour un établissement où vous n’avez plus de poste.</p>
{{/SANS_POSTE}}{{#GARDEE}}<p>Ce que vous aviez saisi est gardé pendant un jour.</p>
{{/GARDEE}}{{#AUTRE}}<form method="post" action="{{RACINE}}/ts-admin/etablissement">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="retour" value="{{CHEMIN}}">
  <div class="actions">
    <button type="submit" name="etablissement" value="{{CLE}}">Revenir à «&nbsp;{{DENOMINATION}}&nbsp;»</button>
  </div>
</form>
{{/AUTRE}}<p><a href="{{RACINE}}/ts-admin/">Continuer avec l’établissement choisi</a></p>
