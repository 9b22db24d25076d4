{{%AUTOESCAPE context="HTML"}}
{{! L’accueil d’un parent ou d’un élève connecté : ses enfants, ou la page du seul qu’il a. }}
{{! PRECEDENTE_CONNEXION, PREMIERE_CONNEXION : l’un ou l’autre }}
{{! FERMES : commun/enfants_fermes.tpl }}
{{! AUCUN : un parent sans enfant rattaché ; AUCUN_ELEVE : le compte d’un élève sans scolarité }}
{{! LISTE, ENFANT : plusieurs enfants, une tuile chacun ; NOUVEAU : il y a du nouveau pour lui }}
{{! ENFANT_SEUL : famille/enfant.tpl, quand il n’y en a qu’un }}
{{#PRECEDENTE_CONNEXION}}<p class="second">Dernière connexion : le {{QUAND}}, depuis l’adresse {{ADRESSE}}.</p>
{{/PRECEDENTE_CONNEXION}}
{{#PREMIERE_CONNEXION}}<p class="second">C’est votre première connexion.</p>
{{/PREMIERE_CONNEXION}}
{{>FERMES}}
{{#AUCUN}}<div class="message">
  <p>Aucun enfant n’est rattaché à votre compte.</p>
  <p>Si vous avez reçu un code d’activation, ajoutez l’enfant depuis votre compte. Sinon, adressez-vous à l’établissement.</p>
</div>
<p class="actions"><a class="bouton" href="{{RACINE}}/compte">Ouvrir mon compte</a></p>
{{/AUCUN}}
{{#AUCUN_ELEVE}}<div class="message">
  <p>Votre compte n’ouvre aucune scolarité.</p>
  <p>Si vous avez reçu un code, saisissez-le depuis votre compte. Sinon, adressez-vous à l’établissement.</p>
</div>
<p class="actions"><a class="bouton" href="{{RACINE}}/compte">Ouvrir mon compte</a></p>
{{/AUCUN_ELEVE}}
{{#LISTE}}<ul class="tuiles">
  {{#ENFANT}}<li class="tuile">
    <h2><a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}">{{NOM}}</a></h2>
    <p>{{#CLASSE}}{{NOM_CLASSE}}, {{/CLASSE}}{{ECOLE}}</p>
    {{#NOUVEAU}}<p>{{TEXTE}}</p>
    {{/NOUVEAU}}
  </li>
  {{/ENFANT}}
</ul>
{{/LISTE}}
{{>ENFANT_SEUL}}
