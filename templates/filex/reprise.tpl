{{%AUTOESCAPE context="HTML"}}
{{! Reprendre un envoi interrompu, dans filex/depot.tpl et filex/invite_depot.tpl. Les data-… sont pour le script. }}
{{! EN_ROUTE : un fichier à moitié arrivé ; RECOMMENCER ou AILLEURS : ce qui reste sans JavaScript }}
{{! PUBLIABLE : s’en tenir à ce qui est arrivé }}
<section id="reprise" aria-labelledby="reprise-titre"{{!
  }} data-droit="{{DROIT}}" data-tus="{{RACINE}}/filex/tus/" data-page="{{RACINE}}{{PAGE}}" data-arrives="{{ARRIVES}}" data-en-route="{{EN_CHEMIN}}" data-attendus="{{ATTENDUS}}">
  <h2 id="reprise-titre">Reprendre l’envoi</h2>
  <p>{{AVANCEMENT}}. Sans suite, cet envoi est abandonné dans {{RESTE}}.</p>
  {{#EN_ROUTE}}<p class="second">{{NOM_FICHIER}} : {{RECU}}</p>
  {{/EN_ROUTE}}<form id="depot" class="ecran" hidden>
    <div class="champ zone-depot">
      <label for="fichier">Les mêmes fichiers</label>
      <p class="indice" id="fichier-indice">Choisissez-les de nouveau : seul ce qui manque est envoyé.</p>
      <input id="fichier" name="fichier" type="file" multiple aria-describedby="fichier-indice">
    </div>
    <div class="actions"><button type="submit">Reprendre l’envoi</button></div>
  </form>
  <noscript><p>Sans JavaScript, un envoi interrompu ne se reprend pas : {{#RECOMMENCER}}abandonnez cet envoi, puis recommencez par le formulaire{{/RECOMMENCER}}{{!
    }}{{#AILLEURS}}ouvrez cette page dans un navigateur où il est permis{{/AILLEURS}}.</p></noscript>
  {{#PUBLIABLE}}<form method="post" action="{{RACINE}}{{PAGE}}/publier">
    <input type="hidden" name="_csrf" value="{{CSRF}}">
    <button type="submit" class="second-choix">S’en tenir aux fichiers arrivés</button>
  </form>
  {{/PUBLIABLE}}
</section>
