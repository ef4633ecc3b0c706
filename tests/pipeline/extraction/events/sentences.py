"""Sentences of our own that sound political and are not, by what they are of; plain ones by event type."""

from __future__ import annotations

NOTHING = {
    "sport": """
        The striker fired a shot past the goalkeeper in the second half.
        Brighton attacked from the whistle and won three goals to one.
        The champion defended her title in straight sets.
        The visitors defeated the league leaders with a late header.
        The coach defended his goalkeeper after the cup final.
        Arsenal beat Chelsea in the semifinal on penalties.
        The midfielder was released by the club after the season.
        The quarterback threatened the record in the fourth quarter.
        The batsman survived an appeal for a catch before lunch.
        The boxer knocked out his challenger in the ninth round of the bout.
        The referee awarded a penalty after the defender fouled the striker.
        The sprinter broke the world record at the championship.
        The team withdrew its captain after twenty minutes of the match.
        The Lions crushed the Falcons in the playoffs.
        The club signed the winger from Porto for nine million euros.
        The goalkeeper denied the striker with a fine save.
        The umpire rejected the appeal and the batsman stayed at the crease.
        The hosts surrendered a lead of two goals in the final minutes of the match.
        The Tigers shut down the Bears in the third quarter of the playoff game.
        The coach replaced his captain at half-time.
        The rider escaped from the peloton and led the race for an hour.
        The tennis star retired from the tournament with a knee injury.
        The rugby side hammered the visitors in the opening match of the tournament.
        The manager dropped the striker for the final.
        """,
    "weather": """
        The storm attacked the coast with winds of ninety knots.
        Heavy rain threatened the harvest in the valley.
        Snow blocked the mountain pass for two days.
        A cold front invaded the plains overnight.
        Fog forced the airport to cancel dozens of flights.
        The heat wave broke on Sunday.
        Clouds surrounded the summit for most of the afternoon.
        High winds halted the ferry service between the islands.
        The sun struck the glass and dazzled the drivers.
        A gust seized her umbrella on the bridge.
        The drought released its grip on the region in March.
        Hail pounded the roofs of the greenhouses.
        """,
    "business": """
        Shares in the retailer hit a record on Monday.
        The company launched an attack on high prices with a new range of phones.
        Investors fled to bonds as stocks fell.
        The bank offered customers a discount on new mortgages.
        The carmaker recalled forty thousand vans over faulty brakes.
        Oil prices retreated from their highs of last week.
        The firm agreed to a lower price for its headquarters.
        The euro surrendered its gains against the dollar.
        The airline cancelled nine flights because of a shortage of crews.
        The brewer acquired a rival in a deal worth two billion pounds.
        The startup released a new version of its software.
        The supermarket is waging a price war with its competitors.
        The lender cut its forecast for growth.
        Demand for copper supported the market.
        Analysts warned of slower sales in the autumn.
        The retailer opened a shop in the old station.
        The chief executive defended the results of the quarter.
        The phone maker sued its supplier's patience with another delay.
        The regulator approved the merger of the two brewers.
        The publisher rejected the first draft of her novel.
        The chain plans to open forty restaurants next year.
        The bakery provides bread to most of the hotels in town.
        The index defended the level of nine thousand points.
        The software blocks unwanted messages.
        """,
    "history": """
        In 1215 the barons forced the king to sign the charter.
        Caesar crossed the river and marched on Rome in 49 BC.
        Napoleon invaded Russia in 1812.
        The Normans conquered England in 1066.
        The abbey was founded in 1132 and plundered in 1536.
        The Ottomans besieged Vienna in 1683.
        The composer was appointed organist at Weimar in 1708.
        The treaty of 1648 ended thirty years of war.
        Queen Victoria visited the exhibition twice in 1851.
        He was wounded at the battle of Waterloo in 1815.
        The colonists rebelled against the crown in 1775.
        The explorer died in Lisbon in 1506.
        """,
    "culture": """
        The film bombed at the box office.
        The novel attacks the vanity of the rich.
        The singer released her third album in May.
        The band fired their drummer before the tour.
        The play explores how a father murders his own hopes.
        Critics praised the sequel for its soundtrack.
        The gallery welcomed thousands of visitors on its first day.
        In the second episode the detective arrests the wrong twin.
        The actress won an award for her role in the drama.
        The museum returned the lights to their old glory.
        The poem mourns the passing of summer.
        The comedian killed it on stage last night.
        The guitarist joined the band for two songs.
        The director called the movie a love letter to Naples.
        The character shoots his brother in the last scene of the film.
        The exhibition has drawn praise and large crowds.
        The orchestra opened the season with a symphony.
        The video went viral and broke the internet.
        """,
    "kitchen": """
        Beat the eggs and fold them into the flour.
        Turkey, stuffed with chestnuts, feeds eight people.
        She ordered a pizza with extra cheese.
        Crush the garlic and release the juice of two lemons.
        Kill the heat and let the sauce rest.
        The chef whipped the cream and bombarded it with sugar.
        Remove the pan from the oven and cover it.
        Serve the lamb with a charge of mint.
        He stabbed the potato with a fork.
        The cook burned the onions and saved the soup.
        Grill the peppers until the skin blisters.
        Strip the leaves from the stems and seize the chocolate at once.
        """,
    "law": """
        Article II gives the president command of the armed forces.
        The amendment protects the right to bear arms.
        The statute requires employers to provide shelter from the sun.
        The law allows landlords to evict tenants who do not pay.
        Section 9 bars judges from holding other offices.
        The constitution prohibits a third term.
        The charter gives the council power over the budget.
        The code charges officers with the safety of prisoners.
        The treaty obliges its members to consult each other.
        Under the act, a minister may detain a suspect for two days.
        The clause denies access to anyone under eighteen.
        The rules call for a vote within sixty days.
        The oath binds officers to support and defend the constitution.
        The convention forbids the use of poison.
        """,
    "idiom": """
        The mayor has to strike a balance between cost and comfort.
        The minister shot herself in the foot with that remark.
        The news struck a chord with many readers.
        Her words hit home.
        The teacher was charged with looking after the youngest children.
        The proposal is under fire from every side of the classroom.
        He turned his back on football.
        She gave up smoking in January.
        The two sisters buried the hatchet over tea.
        He called in sick on Friday.
        The senator pulled no punches in the debate.
        They killed time at the airport.
        The idea took root and then took off.
        She fought back tears as she spoke.
        He lost his battle with cancer last week.
        The accountant shot the messenger and blamed the printer.
        The couple tied the knot in Vienna.
        The report throws light on the habits of bees.
        He attacked the problem with a pencil and a ruler.
        The nurse held the hand of the patient.
        It takes two to tango, the mayor said.
        The council kicked the can down the road.
        The two brothers crossed swords over the recipe.
        He declared war on weeds.
        The children bombarded the guide with questions.
        The company is fighting for survival.
        The campaign gathered steam in the spring.
        The girl met her match in the spelling bee.
        The clock struck nine.
        The dog attacked its dinner.
        """,
    "daily life": """
        She called her mother to say good night.
        We met at school and married in June.
        He welcomed his guests with coffee.
        The doctor told her to rest for a week.
        My uncle visited the dentist on Tuesday.
        The boy asked his sister for a pencil.
        I agreed to paint the fence.
        The neighbours helped us move the piano.
        The teacher praised the pupils for their drawings.
        She promised her son a bicycle.
        They discussed the colour of the curtains.
        He refused a second helping of soup.
        The landlord asked the students to be quiet.
        Grandmother died in her sleep at ninety.
        The plumber worked with his cousin on the boiler.
        She declined to comment on the rumour.
        He told reporters that he felt fine.
        The librarian released the figures for May.
        The dog bit the postman.
        The bus left the station at noon.
        The family left Paris at dawn and reached the coast by evening.
        The girl escaped unharmed from the swing.
        """,
    "science": """
        The vaccine attacks the virus at three points.
        White blood cells destroy the invader within hours.
        The study supports the theory of a warm early ocean.
        The comet struck the planet and left a scar.
        Researchers captured an image of the galaxy.
        The gene blocks the growth of the tumour.
        The probe entered orbit and released a small lander.
        The report warns of rising seas.
        Wolves killed a deer near the lake.
        The telescope targeted a distant star.
        The bees defended the hive against wasps.
        The results contradict the earlier survey.
        """,
}  # fmt: skip

SOMETHING = {
    "ASSAULT": """
        Gunmen attacked a convoy near Maiduguri.
        Israeli warplanes bombed a tunnel in Gaza.
        Rebels fired mortars at the barracks.
        A bomb exploded outside the courthouse in Karachi.
        Insurgents kidnapped four engineers in Kabul.
        Soldiers shot two farmers near the checkpoint.
        The militia captured the town of Bria.
        Police fired tear gas at marchers in Nairobi.
        The regime used chlorine against the suburb.
        Saboteurs blew up a bridge in Luhansk.
        """,
    "CONSULT": """
        The Kenyan president met the Somali premier in Djibouti.
        Foreign ministers held talks in Vienna.
        Chile's chancellor visited Peru.
        The envoy spoke by telephone with the rebel leader.
        Norway hosted talks between the government and the guerrillas.
        The emir received the Turkish ambassador.
        The two delegations discussed the border in Geneva.
        """,
    "AGREE": """
        Sudan agreed to open the port.
        Peru and Chile signed a fishing treaty.
        The rebels promised to lay down their arms.
        Norway pledged ten million dollars to Nepal.
        The junta accepted an invitation from the union.
        The two parties reached an agreement on water.
        """,
    "SUPPORT": """
        Tokyo backed the proposal of the union.
        The minister praised the police for their restraint.
        The envoy welcomed the ceasefire.
        Ghana recognised the new government.
        The archbishop expressed his solidarity with the miners.
        The kingdom restored diplomatic relations with Qatar.
        """,
    "CONCEDE": """
        The general apologised to the families of the victims.
        The government lifted the curfew in the capital.
        The king pardoned ninety prisoners.
        Railway workers called off their strike.
        The cabinet dropped its plan to raise fuel prices.
        """,
    "COOPERATE": """
        Kenya shared intelligence with Uganda.
        The two navies held joint exercises with Oman.
        Interpol cooperated with the Chilean police.
        The republic extradited the banker to Spain.
        """,
    "AID": """
        Norway sent tents to the flooded province.
        Qatar supplied the rebels with rockets.
        The union gave forty million euros to Tunisia.
        The coast guard rescued ninety migrants.
        The agency delivered food to the besieged town.
        """,
    "RETREAT": """
        France withdrew its troops from Mali.
        The rebels freed eleven hostages.
        The prime minister resigned over the scandal.
        The guerrillas surrendered their weapons to the monitors.
        The army allowed inspectors into the plant.
        """,
    "REQUEST": """
        The union demanded the release of its leader.
        The pope called for an end to the fighting.
        The governor asked the army for help.
        The council urged both sides to return to the table.
        The opposition called on the president to resign.
        """,
    "ACCUSE": """
        Peru accused Chile of spying.
        The minister condemned the raid.
        Prosecutors charged the mayor with fraud.
        Detectives are investigating the banker.
        The senator blamed the ministry for the shortage.
        The embassy criticised the new law.
        """,
    "REJECT": """
        The rebels rejected the truce offer.
        Serbia refused to hand over the colonel.
        The ministry denied the allegation.
        The president vetoed the bill.
        The premier cancelled his visit to Cairo.
        """,
    "THREATEN": """
        The admiral threatened to close the strait.
        Somalia threatened Kenya with sanctions.
        The militia vowed revenge against the army.
        The general warned the rebels not to cross the river.
        """,
    "PROTEST": """
        Thousands marched against the pension reform in Lima.
        Nurses went on strike over pay.
        Students protested outside the parliament.
        Farmers blocked the motorway near Lyon.
        Prisoners began a hunger strike.
        """,
    "SANCTION": """
        Canada imposed sanctions on nine generals.
        The union suspended its aid to Burundi.
        Qatar recalled its ambassador from Cairo.
        The court convicted the colonel of murder.
        Russia expelled two Dutch diplomats.
        The republic quit the climate treaty.
        The kingdom cut ties with its rival.
        """,
    "MOBILIZE": """
        China deployed warships near the reef.
        The army massed troops along the border.
        North Korea tested a ballistic missile.
        The general put his brigades on alert.
        """,
    "COERCE": """
        Police arrested the editor of the newspaper.
        The junta banned the opposition party.
        The government imposed a curfew on the capital.
        Officers raided the offices of the charity.
        The authorities blocked three news websites.
        Hackers attacked the servers of the election commission.
        """,
    "X_ELECTION": """
        Voters elected Diallo president.
        The opposition won the parliamentary election.
        """,
    "X_APPOINTMENT": """
        The king appointed a new prime minister.
        The president fired his interior minister.
        The council named Ndiaye governor of the bank.
        Kofi Mensah was sworn in as president.
        """,
    "X_CASUALTIES": """
        Nine people were killed on the road to Mombasa.
        Forty migrants drowned off the coast.
        Three miners died in an explosion.
        """,
    "X_DISPLACEMENT": """
        Thousands of villagers fled their homes.
        Hundreds of families fled to Chad.
        The fighting displaced forty thousand people.
        """,
}  # fmt: skip


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    """(sentence, what it is of) for every line."""
    return [(line.strip(), name) for name, text in table.items() for line in text.strip().splitlines()]
