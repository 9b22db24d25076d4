{{%AUTOESCAPE context="HTML"}}
{{! Réponse à un formulaire du personnel qui avait été ouvert pour un autre établissement que celui où l’on travaille. }}
{{! ICI : on travaille dans un établissement, qu’on nomme }}
{{! AUTRE : le formulaire était celui d’un autre de ses établissements ; un bouton y ramène }}
{{! SANS_POSTE : celui d’un établissement où il n’a plus de poste }}
{{! GARDEE : ce qui était saisi est gardé }}
<p>Rien n’a été enregistré.{{#ICI}} Vous travaillez maintenant pour «&nbsp;{{DENOMINATION}}&nbsp;»&nbsp;: un autre onglet ou une autre fenêtre a changé d’établissement depuis l’ouverture de ce formulaire.{{/ICI}}</p>
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
