function Shape(name) {
  this.name = name;
}

Shape.prototype.area = function () { return 0; };
Shape.prototype.describe = function () { return this.name.length + this.area(); };

function Rectangle(width, height) {
  Shape.call(this, 'rectangle');
  this.width = width;
  this.height = height;
}

Rectangle.prototype = Object.create(Shape.prototype);
Rectangle.prototype.constructor = Rectangle;
Rectangle.prototype.area = function () { return this.width * this.height; };

function counter() {
  var count = 0;
  return { add: function (n) { count += n; return count; }, value: function () { return count; } };
}

var total = counter(), adders = [];
for (var i = 0; i < 10; i++) {
  adders.push((function (step) { return function (n) { return n + step; }; })(i));
}

for (var round = 0; round < 10000; round++) {
  total.add(new Rectangle(round % 10, 3).describe());
  total.add(adders[round % 10](round));
}

total.value();
