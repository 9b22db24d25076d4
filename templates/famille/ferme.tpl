{{%AUTOESCAPE context="HTML"}}
{{! À la place des notes ou des absences, quand l’établissement a fermé ce service. }}
{{>ENFANTS}}
<div class="message alerte"><p>{{RAISON}}</p></div>
<p class="actions"><a class="bouton second-choix" href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}">Voir les services ouverts</a></p>
