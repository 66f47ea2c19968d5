using ActionSteps.Knowledge;

namespace ActionSteps.Tests.Knowledge;

/// <summary>What a small railway knows about itself, in two languages and three formats.</summary>
internal static class RailwayFaq
{
    public static readonly KnowledgeDocument English = new(
        """
        # Travelling with us

        Welcome to the Choo-Choo railway. We run trains between Ghent, Bruges and the coast every half hour.

        ## Opening hours

        The ticket office in Ghent is open from 8 am to 8 pm on weekdays and from 10 am to 6 pm in the weekend.

        ## Tickets and prices

        A single ticket from Ghent to Bruges costs € 9.80. Children under 12 travel for free when an adult accompanies them.

        ### Group discount

        Groups of ten people and more get 30 % off. Ask for a group ticket at least two days before you leave.

        ### Refunds

        You can return a ticket that you have not used within 30 days and get your money back. Go to the ticket office or fill in the
        refund form.

        ## Luggage

        Two suitcases and one piece of hand luggage are free. Larger items need a luggage ticket.

        ## Bicycles

        A bicycle needs a ticket of its own, which costs € 4. Folding bikes are luggage and travel for free.

        ## Pets

        Small dogs and cats travel for free in a basket. Larger dogs need a child's ticket and wear a muzzle.

        ## Delays

        When your train arrives more than an hour late you get half of the price back, after two hours all of it. Keep your ticket as proof.

        ## Lost property

        Lost something on the train? Call the lost property desk at +32 9 000 00 00 or fill in the form on our website.

        ## Accessibility

        Need help with a wheelchair? Reserve assistance at least 24 hours before you leave; our staff meets you at the station.
        """,
        KnowledgeFormat.Markdown)
    {
        Source = "https://choo.example/faq",
        Tags = ["travel"],
        Language = "en",
    };

    public static readonly KnowledgeDocument Dutch = new(
        """
        question,answer,tags,source
        Wat zijn de openingsuren van het loket?,"Het loket in Gent is op weekdagen open van 8 tot 20 uur,
        in het weekend van 10 tot 18 uur.",loket,
        Hoeveel kost een fietsticket?,Een fietsticket kost € 4. Een vouwfiets reist gratis mee.,fiets;prijs,https://choo.example/fiets
        Mag mijn hond mee op de trein?,"Ja. Kleine honden reizen gratis, grote honden met een ""kinderticket"".",,
        Hoe krijg ik mijn geld terug?,Breng het ongebruikte ticket binnen 30 dagen terug naar het loket.,,
        """,
        KnowledgeFormat.Csv)
    {
        Source = "vragen.csv",
        Language = "nl",
    };

    public static readonly KnowledgeDocument Rules = new(
        """
        Smoking is not allowed on our trains and platforms.

        Travelling without a valid ticket costs € 75 on top of the price of the ticket.
        """,
        KnowledgeFormat.Text)
    {
        Source = "rules.pdf",
        Title = "House rules",
    };
}
