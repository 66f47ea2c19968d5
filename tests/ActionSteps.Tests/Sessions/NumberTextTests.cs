using System.Globalization;
using ActionSteps.Sessions;

namespace ActionSteps.Tests.Sessions;

/// <summary>Numbers print as JavaScript prints them; the expected texts come from <c>String(Number(…))</c>.</summary>
public sealed class NumberTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("1", "1")]
    [InlineData("-1", "-1")]
    [InlineData("10", "10")]
    [InlineData("12.5", "12.5")]
    [InlineData("1e2", "100")]
    [InlineData("0.1", "0.1")]
    [InlineData("0.30000000000000004", "0.30000000000000004")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("123456789012345680000", "123456789012345680000")]
    [InlineData("999999999999999900000", "999999999999999900000")]
    [InlineData("1e-6", "0.000001")]
    [InlineData("0.1e-5", "0.000001")]
    [InlineData("1e-7", "1e-7")]
    [InlineData("0.0000015", "0.0000015")]
    [InlineData("12345.678e-10", "0.0000012345678")]
    [InlineData("1.5e-7", "1.5e-7")]
    [InlineData("123456789.12345678", "123456789.12345678")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("4.9406564584124654e-324", "5e-324")]
    [InlineData("2.2250738585072014e-308", "2.2250738585072014e-308")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("-1.7976931348623157e308", "-1.7976931348623157e+308")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("1e15", "1000000000000000")]
    [InlineData("1e16", "10000000000000000")]
    [InlineData("1234567890123456", "1234567890123456")]
    [InlineData("1234567890123456.5", "1234567890123456.5")]
    [InlineData("999999999999999.9", "999999999999999.9")]
    [InlineData("99999999999999.99", "99999999999999.98")]
    [InlineData("1000000000000000128", "1000000000000000100")]
    [InlineData("1e22", "1e+22")]
    [InlineData("1.25e25", "1.25e+25")]
    [InlineData("8.41e21", "8.41e+21")]
    [InlineData("1e300", "1e+300")]
    [InlineData("-1e-7", "-1e-7")]
    [InlineData("-1.5e-9", "-1.5e-9")]
    [InlineData("123e-20", "1.23e-18")]
    [InlineData("0.00001234", "0.00001234")]
    [InlineData("4.35", "4.35")]
    [InlineData("1.0000000000000002", "1.0000000000000002")]
    [InlineData("0.1234567890123456", "0.1234567890123456")]
    public void Numbers_print_as_in_javascript(string source, string text)
    {
        Assert.Equal(text, Value.ParseJson(source).ToString());
        Assert.Equal(text, Value.ParseJson(source).ToJson());
        Assert.Equal(text, Value.Number(double.Parse(source, CultureInfo.InvariantCulture)).ToString());
    }

    [Fact]
    public void Printed_numbers_read_back_the_same()
    {
        Random random = new(7);
        for (int i = 0; i < 20_000; i++)
        {
            Value number = Value.Number(i % 2 == 0 ? BitConverter.Int64BitsToDouble(random.NextInt64()) : random.Next() / 1000.0);

            Assert.Equal(number, Value.ParseJson(number.ToJson()));
        }
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture_of_the_host()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-BE");
        try
        {
            Assert.Equal("1234.5", Value.Number(1234.5).ToString());
            Assert.Equal("-1e-7", Value.Number(-1e-7).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
