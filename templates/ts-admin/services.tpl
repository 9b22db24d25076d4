{{%AUTOESCAPE context="HTML"}}
{{! Les services ouverts aux familles. }}
{{! DECLARE ou DECLARE_OUVERTS : l’on vient de déclarer, aucun service n’étant ouvert, ou certains l’étant ; FAIT : ce qui vient d’être fait }}
{{! SERVICE : un service ; OUVERT ou FERME ; AVEC_PERSONNE : l’on sait par qui }}
{{#DECLARE}}<div class="message succes"><p>Votre déclaration est enregistrée. Ouvrez maintenant les services que vous proposez.</p></div>
{{/DECLARE}}{{#DECLARE_OUVERTS}}<div class="message succes"><p>Votre déclaration est enregistrée. Les services ci-dessous sont de nouveau visibles des familles.</p></div>
{{/DECLARE_OUVERTS}}{{#FAIT}}<div class="message succes" role="status"><p>{{FAIT_PHRASE}}</p></div>
{{/FAIT}}
<ul class="tuiles">
  {{#SERVICE}}<li class="tuile">
    <h2>{{LIBELLE}}</h2>
    <p>{{PHRASE}}</p>
    {{#OUVERT}}<p><span class="etat succes"><span aria-hidden="true">✓</span> Ouvert depuis le {{DEPUIS}}</span></p>
    {{#AVEC_PERSONNE}}<p class="second">Ouvert par {{PERSONNE}}.</p>{{/AVEC_PERSONNE}}
    <p class="actions"><a class="bouton second-choix" href="{{RACINE}}/ts-admin/services/{{CLE:u}}/fermer">Fermer le service {{LIBELLE}}…</a></p>
    {{/OUVERT}}
    {{#FERME}}<p><span class="etat"><span aria-hidden="true">○</span> Fermé</span></p>
    <form method="post" action="{{RACINE}}/ts-admin/services/{{CLE:u}}/ouvrir">
      <input type="hidden" name="_csrf" value="{{CSRF}}">
      <p class="actions"><button type="submit">Ouvrir le service {{LIBELLE}}</button></p>
    </form>
    {{/FERME}}
    <p><a href="{{RACINE}}{{PARAMETRES}}">Paramètres du service {{LIBELLE}}</a></p>
  </li>
  {{/SERVICE}}
</ul>
