{{%AUTOESCAPE context="HTML"}}<p>Vos dépôts occupent {{OCCUPE}}. Un dépôt dure au plus {{JOURS}} jours.</p>
