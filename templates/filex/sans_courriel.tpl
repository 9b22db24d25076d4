{{%AUTOESCAPE context="HTML"}}
{{! Dit à qui n’a pas d’adresse confirmée qu’il ne recevra rien. }}
<p class="message alerte">Votre compte n’a pas d’adresse électronique confirmée : aucun courriel ne peut vous annoncer ce que vous recevez, ni un avis, ni un récapitulatif. <a href="{{RACINE}}/compte/courriel">Indiquez votre adresse</a>.</p>
