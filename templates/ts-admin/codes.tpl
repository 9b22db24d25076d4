{{%AUTOESCAPE context="HTML"}}<form class="recherche" method="get" action="{{RACINE}}/ts-admin/codes" role="search">
  <div class="champ">
    <label for="nom">Début du nom</label>
    <input id="nom" name="nom" value="{{NOM}}" autocomplete="off">
  </div>
  <div class="champ">
    <label for="division">Division</label>
    <select id="division" name="division">
      <option value="">Toutes</option>
      {{#DIVISION}}<option value="{{CLE}}"{{#CHOISI}} selected{{/CHOISI}}>{{LIBELLE}}</option>
      {{/DIVISION}}
    </select>
  </div>
  <div class="champ">
    <label for="mef">MEF</label>
    <select id="mef" name="mef">
      <option value="">Toutes</option>
      {{#MEF}}<option value="{{CLE}}"{{#CHOISI}} selected{{/CHOISI}}>{{LIBELLE}}</option>
      {{/MEF}}
    </select>
  </div>
  <div class="champ">
    <label for="population">Codes</label>
    <select id="population" name="population">
      <option value="responsables"{{#RESPONSABLES}} selected{{/RESPONSABLES}}>Des responsables (CAR)</option>
      <option value="eleves"{{#ELEVES}} selected{{/ELEVES}}>Des élèves (CAE)</option>
    </select>
  </div>
  <button type="submit">Chercher</button>
</form>
<h2>{{COMPTE}}</h2>
{{#VIDE}}<div class="message"><p>Personne ne correspond. Essayez les premières lettres du nom de l’élève ou de son responsable, sans choisir de division.</p></div>
{{/VIDE}}
{{#LISTE}}<table class="cartes">
  <caption>Par division puis par nom</caption>
  <thead><tr><th scope="col">Élève</th><th scope="col">Division</th><th scope="col">Destinataire</th><th scope="col">État du code</th><th scope="col">Action</th></tr></thead>
  <tbody>
    {{#LIGNE}}<tr id="c-{{CLE}}">
      <th scope="row">{{ELEVE}}</th>
      <td data-col="Division">{{CLASSE_ELEVE}}</td>
      <td data-col="Destinataire">{{#PARENT}}{{RESPONSABLE}} <span class="second">{{QUALITE}}</span>{{/PARENT}}</td>
      <td data-col="État du code"><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span></td>
      <td data-col="Action"><a href="{{RACINE}}/ts-admin/codes/{{CLE:u}}?de={{DE:u}}">Modifier<span class="hors-ecran"> {{ELEVE}}{{#PARENT}}, {{RESPONSABLE}}{{/PARENT}}</span></a></td>
    </tr>
    {{/LIGNE}}
  </tbody>
</table>
{{#PAGES}}<ul class="pages">
  {{#PRECEDENTE}}<li><a href="{{RACINE}}{{LIEN}}">Page précédente</a></li>{{/PRECEDENTE}}
  <li>Page {{ICI}} sur {{SUR}}</li>
  {{#SUIVANTE}}<li><a href="{{RACINE}}{{LIEN}}">Page suivante</a></li>{{/SUIVANTE}}
</ul>
{{/PAGES}}
{{/LISTE}}
