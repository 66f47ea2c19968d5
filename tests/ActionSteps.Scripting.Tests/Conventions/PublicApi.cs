using System.Reflection;
using System.Text;

namespace ActionSteps.Scripting.Tests.Conventions;

/// <summary>Writes what a library offers to others as text: one line a type, one line a member, in a fixed order.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Describe(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Describe(type)).Append('\n');
            foreach (string member in Members(type).Order(StringComparer.Ordinal).Distinct())
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Describe(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : "class";
        string modifier = type is { IsAbstract: true, IsSealed: true } ? "static "
            : type.IsAbstract && !type.IsInterface ? "abstract "
            : type.IsSealed && kind == "class" ? "sealed "
            : string.Empty;
        IEnumerable<string> bases = (type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum)
                ? [Name(b)]
                : Array.Empty<string>())
            .Concat(type.GetInterfaces().Where(i => i.IsPublic).Select(Name).Order(StringComparer.Ordinal));
        string list = string.Join(", ", bases);
        return $"{modifier}{kind} {type.Namespace}.{Name(type)}{(list.Length > 0 ? " : " + list : string.Empty)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
        }

        return type.GetMembers(Declared).Where(IsOffered).Select(Describe).OfType<string>();
    }

    private static bool IsOffered(MemberInfo member) => !member.Name.Contains('<', StringComparison.Ordinal) && member switch
    {
        MethodInfo { IsSpecialName: true } method => method.Name.StartsWith("op_", StringComparison.Ordinal) && IsOffered(method),
        MethodBase method => IsOffered(method),
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsOffered),
        EventInfo => true,
        _ => false,
    };

    private static bool IsOffered(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{Modifier(method)}{Name(method.ReturnType)} {method.Name}{Generic(method)}({Parameters(method)})",
        PropertyInfo property => $"{Modifier(property.GetAccessors(true)[0])}{Name(property.PropertyType)} {property.Name}{Index(property)} {{ {Accessors(property)} }}",
        FieldInfo field => $"{(field.IsLiteral ? "const" : field.IsStatic ? "static" : "field")} {Name(field.FieldType)} {field.Name}{Constant(field)}",
        EventInfo raised => $"event {raised.Name}",
        _ => null,
    };

    private static string Constant(FieldInfo field) =>
        field.IsLiteral ? FormattableString.Invariant($" = {field.GetRawConstantValue()}") : string.Empty;

    private static string Modifier(MethodBase method) =>
        (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : string.Empty)
        + (method.IsStatic ? "static " : method.IsAbstract && method.DeclaringType is { IsInterface: false } ? "abstract "
            : method is { IsVirtual: true, IsFinal: false } && method.DeclaringType is { IsInterface: false, IsSealed: false } ? "virtual " : string.Empty);

    private static string Accessors(PropertyInfo property)
    {
        string get = property.GetMethod is { } getter && IsOffered(getter) ? "get; " : string.Empty;
        bool isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Length > 0;
        string set = property.SetMethod is { } setter && IsOffered(setter) ? isInit ? "init; " : "set; " : string.Empty;
        bool isRequired = property.CustomAttributes.Any(a => a.AttributeType.Name == "RequiredMemberAttribute");
        return (get + set).Trim() + (isRequired ? " required" : string.Empty);
    }

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(p => Name(p.ParameterType)))}]" : string.Empty;

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : string.Empty;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : string.Empty)}{Name(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : string.Empty)));

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType() ?? type);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType() ?? type) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        string name = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType ?? type)}.{type.Name}" : type.Name;
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
